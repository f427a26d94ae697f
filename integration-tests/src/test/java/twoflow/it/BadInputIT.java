package twoflow.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is said in one line, with the right exit code, before the first connection. */
@Execution(ExecutionMode.CONCURRENT)
class BadInputIT {

  private static final String GOOD = "2026-01-01T00:00:00,A,CHAT,hello";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          ~2026-01-01T00:00:00,A,CHAT,~;             bad.csv:3: message is empty
          ~2026-01-01T00:00:00,,CHAT,hi~;            bad.csv:3: speaker is empty
          ~,A,CHAT,hi~;                              bad.csv:3: timestamp is empty
          ~2026-01-01T00:00:00,A,,hi~;               bad.csv:3: flow is empty
          ~2026-01-01T00:00:00,A,VOIP,hi~;           bad.csv:3: flow is "VOIP"
          ~2026-01-01T00:00:00,A,CHAT,"a\\nb"~;      bad.csv:3: not valid CSV
          ~2026-01-01T00:00:00,A,CHAT,"a\\rb"~;      bad.csv:3: a field holds a CR or NUL
          ~2026-01-01T00:00:00,A,CHAT,a\\0b~;        bad.csv:3: a field holds a CR or NUL
          ~2026-01-01T00:00:00,A | B,CHAT,hi~;       bad.csv:3: speaker holds the separator
          ~2026-01-01T00:00:00,A,CHAT~;              bad.csv:3: expected 4 columns
          ~2026-01-01T00:00:00,A,CHAT,hi,there~;     bad.csv:3: expected 4 columns
          ~1 January,A,CHAT,hi~;                     bad.csv:3: timestamp is not an ISO-8601
          ~2026-01-01T00:00:00,A,CHAT,"hi~;          bad.csv:3: not valid CSV
          """)
  void shouldRefuseARow(String row, String expected) throws Exception {
    String text = row.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");
    Inputs.csv(folder, "bad.csv", GOOD, text);
    shouldBeWrongUse(expected, "client-chat", "--csv", "bad.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                                        ; bad.csv: no rows
          timestamp,speaker,flow,message\\n         ; bad.csv: no rows
          time,who,flow,message\\n                  ; bad.csv:1: the header must be
          2026-01-01T00:00:00,A,CHAT,hello\\n       ; bad.csv:1: the header must be
          """)
  void shouldRefuseAFile(String text, String expected) throws Exception {
    Inputs.raw(folder, "bad.csv", text.replace("\\n", "\n"));
    shouldBeWrongUse(expected, "client-chat", "--csv", "bad.csv");
  }

  /** The full list of kinds is in the core's CsvKindsTest; these go through a real process. */
  static Stream<Arguments> filesOfAnotherKind() {
    String csv = Inputs.HEADER + GOOD + "\n";
    return Stream.of(
        arguments(csv.replace(',', ';'), UTF_8, "bad.csv:1: the header must be "),
        arguments("sep=;\n" + csv, UTF_8, "found \"sep=;\": this line is for Excel alone"),
        arguments("\uFEFF" + csv, UTF_16LE, "bad.csv:1: not a CSV file but UTF-16"),
        arguments("PK\3\4\24\0", UTF_8, "bad.csv:1: not a CSV file but a spreadsheet"),
        arguments(csv + GOOD + " für\n", ISO_8859_1, "bad.csv:3: not valid UTF-8: byte 0xFC after"),
        arguments(csv.replace('\n', '\r'), UTF_8, "bad.csv:1: the lines end with CR alone"),
        arguments(csv + csv, UTF_8, "bad.csv:3: \"timestamp,speaker,flow,message\" is the header"),
        arguments(csv.replace("CHAT", "CHAT\u0007"), UTF_8, "bad.csv:2: flow is \"CHAT\\u0007\""));
  }

  @ParameterizedTest
  @MethodSource("filesOfAnotherKind")
  void shouldRefuseAFileOfAnotherKind(String text, Charset charset, String expected)
      throws Exception {
    Files.write(folder.resolve("bad.csv"), text.getBytes(charset));
    shouldBeWrongUse(expected, "client-chat", "--csv", "bad.csv");
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() throws Exception {
    byte[] header = Inputs.HEADER.getBytes();
    byte[] file = java.util.Arrays.copyOf(header, header.length + 2);
    file[header.length] = (byte) 0xC3;
    file[header.length + 1] = '\n';
    Files.write(folder.resolve("bad.csv"), file);
    shouldBeWrongUse("bad.csv:2: not valid UTF-8", "client-chat", "--csv", "bad.csv");
  }

  @Test
  void shouldRefuseTimestampsThatGoBackOnlyWhenTheyRule() throws Exception {
    Inputs.csv(folder, "bad.csv", "2026-01-01T00:00:01,A,VOIP,x", "2026-01-01T00:00:00,A,VOIP,y");
    shouldBeWrongUse(
        "bad.csv:3: timestamp goes back", "client-voip", "--csv", "bad.csv", "--pace", "csv");
    LabProcess accepted =
        LabProcess.role(
            folder,
            "client-voip",
            "--csv",
            "bad.csv",
            "--connect-timeout",
            "1ms",
            "--voip-port",
            "1",
            "--chat-port",
            "1");
    accepted.shouldExit(1);
    assertTrue(accepted.stderr().getLast().contains("cannot reach 127.0.0.1:1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          client-chat ; --csv none.csv                   ; none.csv: no such file
          client-chat ; --csv .                          ; .: not a regular file
          client-chat ; --intervall 3ms                  ; Unknown option
          client-chat ; --interval 300                   ; '300' is not a duration such as 300ms
          client-chat ; --speed 2.0                      ; --speed needs --pace csv
          client-chat ; --epoch 2026-01-01T00:00:00      ; --epoch needs --pace csv
          client-chat ; --pace csv --interval 1ms        ; --interval has no meaning with --pace csv
          client-chat ; --pace csv --speed 0             ; --speed: a factor from 0.001 to 1000000
          client-chat ; --pace csv --epoch yesterday     ; Invalid value for option '--epoch'
          client-chat ; --interactive --csv x.csv        ; --csv has no meaning with --interactive
          client-chat ; --speaker A                      ; --speaker needs --interactive
          client-chat ; --flows VOIP --csv x.csv         ; --csv needs CHAT in --flows
          client-chat ; --flows TELNET                   ; Invalid value for option '--flows'
          client-chat ; --chat-port 0                    ; --chat-port: a port is 1 to 65535
          client-chat ; --run nowhere                    ; there is no folder captures/nowhere
          client-chat ; --run ../x                       ; --run ../x: a run's name has letters
          client-chat ; --log-format xml                 ; Invalid value for option '--log-format'
          client-chat ; extra                            ; Unmatched argument
          client-voip ; --chunk-bytes 0                  ; --chunk-bytes: at least 1
          client-voip ; --pace csv --row-gap 1ms         ; --row-gap has no meaning with --pace csv
          client-voip ; --flows CHAT --chunk-bytes 5     ; --chunk-bytes needs VOIP in --flows
          client-voip ; --interactive                    ; Unknown option
          relay       ; --flow CHAT                      ; 'CHAT' is not NAME=PORT
          relay       ; --flow CHAT=70000                ; 'CHAT=70000' is not NAME=PORT
          relay       ; --flow A=0 --flow A=0            ; the name or the port is given twice
          relay       ; --sessions -1                    ; --sessions: 0 or more
          relay       ; --sessions 0 --pair-timeout 1s   ; --pair-timeout contradicts --sessions 0
          relay       ; --max-connections 3              ; --max-connections: a pair per flow needs 4
          relay       ; --pair-timeout soon              ; 'soon' is not a duration
          """)
  void shouldRefuseWrongUse(String role, String args, String expected) throws Exception {
    shouldBeWrongUse(expected, role, args.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          client-chat ; --connect-timeout 50ms --chat-port 1     ; cannot reach 127.0.0.1:1 within 0.05 s
          client-chat ; --relay no-such-host.invalid             ; no-such-host.invalid:9001: unknown host
          client-chat ; --from 192.0.2.1                         ; cannot use 192.0.2.1 as source address
          relay       ; --flow A=0 --bind 192.0.2.1              ; cannot listen on 192.0.2.1:0
          """)
  void shouldFailWhereTheNetworkSaysNo(String role, String args, String expected) throws Exception {
    LabProcess process = LabProcess.role(folder, role, (args + " --events e.csv").split(" "));
    process.shouldExit(1);
    assertTrue(process.stderr().getLast().contains(expected), process::toString);
    assertTrue(Files.notExists(folder.resolve("e.csv")), "an unused event file was left behind");
  }

  @Test
  void shouldNeverOverwriteAnEventFile() throws Exception {
    Path events = Inputs.raw(folder, "e.csv", "precious");
    LabProcess process = LabProcess.role(folder, "relay", "--flow", "A=0", "--events", "e.csv");
    process.shouldExit(1);
    assertTrue(process.stderr().getLast().contains("e.csv exists and is never overwritten"));
    assertEquals("precious", Files.readString(events));
  }

  @Test
  void shouldRefuseAnInputThatDiffersFromTheRunsCopy() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/r"));
    Inputs.csv(run, "chat_messages.csv", GOOD);
    Inputs.csv(folder, "other.csv", GOOD, GOOD);
    LabProcess process = LabProcess.role(folder, "client-chat", "--run", "r", "--csv", "other.csv");
    process.shouldExit(2);
    assertTrue(process.stderr().getLast().contains("differs from other.csv"), process::toString);
  }

  private void shouldBeWrongUse(String expected, String role, String... args)
      throws IOException, InterruptedException {
    List<String> before = files();
    LabProcess process = LabProcess.role(folder, role, args);
    process.shouldExit(2);
    assertEquals(1, process.stderr().size(), process::toString);
    assertTrue(process.stderr().getFirst().startsWith(role + ": "), process::toString);
    assertTrue(process.stderr().getFirst().contains(expected), process::toString);
    assertEquals(List.of(), process.stdout());
    assertEquals(before, files(), "wrong use left files behind");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }
}
