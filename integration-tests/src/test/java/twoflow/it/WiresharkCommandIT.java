package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code ./lab wireshark}, with a program in Wireshark's place that prints how it was started. */
@Execution(ExecutionMode.CONCURRENT)
class WiresharkCommandIT {

  private static final Path KIT = LabProcess.root().resolve("captures/wireshark");

  private static final String STAND_IN =
      """
      #!/bin/sh
      echo "config $WIRESHARK_CONFIG_DIR"
      echo "args $*"
      echo "style $(cat "${1#-stylesheet=}")"
      cd "$WIRESHARK_CONFIG_DIR/profiles/TwoFlowLab"
      cat colorfilters dfilter_buttons
      [ ! -f dfilters ] || sed 's/^/bookmark /' dfilters
      exit 7
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    BuiltLab.copyTo(folder);
  }

  @Test
  void shouldOpenTheAnnotatedCaptureFromAConfigurationOfItsOwn() throws Exception {
    Path run = Files.createDirectories(folder.resolve("my captures/a run"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
    Path annotated = Files.writeString(run.resolve("two-flow.annotated.pcapng"), "x");
    LabProcess open = open(standIn(), run.toString()).shouldExit(7);
    assertTrue(open.stdout().contains("opening " + annotated), open::toString);
    String args = after("args ", open);
    assertTrue(args.contains(" -C TwoFlowLab -X lua_script:"), args);
    assertTrue(args.endsWith("-r " + annotated), args);
    Path config = Path.of(after("config ", open));
    assertTrue(Files.notExists(config), "the configuration was left behind");
  }

  /** Wireshark has no setting for the interval; in one word Qt takes the option for itself. */
  @Test
  void shouldBeginTheGraphsWithAnIntervalThatFitsTheRun() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/short"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
    LabProcess open = open(standIn(), "short").shouldExit(7);
    String args = after("args ", open);
    assertTrue(args.startsWith("-stylesheet=" + after("config ", open) + "/"), args);
    assertEquals(
        "QComboBox#intervalComboBox { qproperty-currentText: \"100 ms\"; }", after("style ", open));
  }

  @Test
  void shouldTakeThePortsOfTheRun() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/swapped"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
    Files.createDirectories(run.resolve("events"));
    Files.writeString(
        run.resolve("events/relay.csv"),
        """
        time_ns,event,flow,row,chunk,local,remote,first_seq,last_seq,due_ns
        1,connected,CHAT,,,127.0.0.1:9002,127.0.0.11:4000,,,
        2,connected,VOIP,,,[::1]:9001,[::1]:4001,,,
        """);
    LabProcess open = open(standIn(), "swapped").shouldExit(7);
    String args = after("args ", open);
    assertTrue(args.contains("-o twoflow.chat_ports:9002 -o twoflow.voip_ports:9001"), args);
    String chat = after("@Lab: chat to the relay@", open);
    assertTrue(chat.startsWith("tcp.dstport == 9002 "), chat);
  }

  /** The entry of the player is grey unless a packet of RTP is selected. */
  @Test
  void shouldBeginAtTheFirstPacketOfACall() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/spoken"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
    LabProcess text = open(standIn(), "spoken").shouldExit(7);
    assertFalse(after("args ", text).contains(" -J "), text::toString);
    assertTrue(text.stdout().stream().noneMatch(line -> line.contains("RTP Player")));
    Files.writeString(run.resolve("voice.wav"), "x");
    LabProcess open = open(standIn(), "spoken").shouldExit(7);
    assertTrue(after("args ", open).contains(" -J rtp -r "), open::toString);
    assertTrue(after("to hear the call: ", open).startsWith("Telephony > RTP > RTP Player"));
  }

  /** With the run's ports, as everything in the profile. */
  @Test
  void shouldHoldTheFiltersOfTheScenario() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/faulty"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
    Files.createDirectories(run.resolve("events"));
    Files.writeString(
        run.resolve("events/relay.csv"), "1,connected,CHAT,,,127.0.0.1:7001,127.0.0.11:4000,,,\n");
    LabProcess without = open(standIn(), "faulty").shouldExit(7);
    assertTrue(without.stdout().stream().noneMatch(line -> line.contains("Scenario//")));
    assertTrue(without.stdout().stream().noneMatch(line -> line.startsWith("bookmark ")));
    Files.writeString(
        run.resolve("scenario.yml"),
        """
        title: A
        about: B
        filters:
          - {name: The "chat", filter: 'tcp.port == 9001 && twoflow.flow == "CHAT"'}
        proof:
          - handshake: {flow: chat, min: 1ms, max: 1s}
        """);
    LabProcess open = open(standIn(), "faulty").shouldExit(7);
    assertEquals(
        "tcp.port == 7001 && twoflow.flow == \"CHAT\"",
        after("bookmark \"The \\\"chat\\\"\" ", open));
    assertTrue(
        after("\"TRUE\",\"Scenario//The \\x22chat\\x22\",", open)
            .startsWith("\"tcp.port == 7001 && twoflow.flow == \\x22CHAT\\x22\","),
        open::toString);
  }

  /** The introductory demo has one server and one chat, on a port of its own. */
  @Test
  void shouldOpenTheIntroductoryDemo() throws Exception {
    Path run = Files.createDirectories(folder.resolve("captures/chat-demo"));
    Files.writeString(run.resolve("chat-demo.pcap"), "x");
    Path annotated = Files.writeString(run.resolve("chat-demo.annotated.pcapng"), "x");
    Files.createDirectories(run.resolve("events"));
    Files.writeString(
        run.resolve("events/chat-demo-server.csv"),
        """
        time_ns,event,flow,row,chunk,local,remote,first_seq,last_seq,due_ns
        1,connected,DEMO,,,127.0.0.1:9077,127.0.0.1:4000,,,
        """);
    LabProcess open = open(standIn(), "chat-demo").shouldExit(7);
    String args = after("args ", open);
    assertTrue(args.endsWith(" -o twoflow.demo_ports:9077 -r " + annotated), args);
    assertTrue(after("@Lab: chat to the server@", open).startsWith("tcp.dstport == 9077 "));
    assertTrue(open.stdout().stream().noneMatch(line -> line.contains("VoIP")), open::toString);
  }

  @Test
  void shouldSayWhatIsMissingInOneLine() throws Exception {
    assertOneLine("lab: there is no run none: ", open(standIn(), "none"));
    Path run = Files.createDirectories(folder.resolve("captures/empty"));
    Files.createFile(run.resolve("two-flow.pcap"));
    assertOneLine("lab: there is no capture in ", open(standIn(), "empty"));
    Files.writeString(run.resolve("two-flow.pcap"), "x");
  }

  @Test
  void shouldBuildTheProfileToImport() throws Exception {
    Path zip = folder.resolve("target/TwoFlowLab.zip");
    assertEquals(zip.toString(), open(standIn(), "--zip").shouldExit(0).stdout().getFirst());
    try (ZipFile packed = new ZipFile(zip.toFile());
        Stream<Path> source = Files.list(KIT.resolve("profile/TwoFlowLab"))) {
      assertEquals(
          source.map(file -> "TwoFlowLab/" + file.getFileName()).sorted().toList(),
          packed.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .sorted()
              .toList());
    }
  }

  private static void assertOneLine(String beginning, LabProcess process) throws Exception {
    assertTrue(process.exitCode(60) > 0, process::toString);
    assertEquals(1, process.stderr().size(), process::toString);
    assertTrue(process.stderr().getFirst().startsWith(beginning), process::toString);
  }

  private static String after(String beginning, LabProcess process) {
    return process.stdout().stream()
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError(process.toString()))
        .substring(beginning.length());
  }

  private LabProcess open(String path, String run) throws IOException {
    return LabProcess.command(
        folder, "env", "PATH=" + path, folder.resolve("lab").toString(), "wireshark", run);
  }

  private String standIn() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path wireshark = Files.writeString(bin.resolve("wireshark"), STAND_IN);
    Files.setPosixFilePermissions(wireshark, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin + ":" + System.getenv("PATH");
  }
}
