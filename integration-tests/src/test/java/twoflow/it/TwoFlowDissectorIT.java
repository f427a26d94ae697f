package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The dissector twoflow.lua in the system's tshark, on captures made for one difficulty each. */
@Execution(ExecutionMode.CONCURRENT)
class TwoFlowDissectorIT {

  private static final String ROW = "2026-01-01T00:00:0%d | Client2 | VOIP | %s";
  private static final String ONE = ROW.formatted(1, "first");
  private static final String TWO = ROW.formatted(2, "a | b |  | c, \"d\"");
  private static final String THREE = "2026-01-01T00:00 | Zoë 世 | VOIP | grüße 🙂 ✓";
  private static final String FOUR = ROW.formatted(4, "fourth");
  private static final String HI = "C1-CHAT: 2026-01-01T00:00:01 | Ann | CHAT | hi";
  private static final String YES = "C1-CHAT: 2026-01-01T00:00:02 | Ann | CHAT | yes";
  private static final String BYE = "C1-CHAT: 2026-01-01T00:00:03 | Ann | CHAT | bye";

  /** For captures that miss bytes: without it, TCP waits for them and hands on no later row. */
  private static final String[] IN_CAPTURE_ORDER = {"-o", "tcp.reassemble_out_of_order:FALSE"};

  @TempDir private Path folder;
  private final CraftedCapture capture = new CraftedCapture();
  private Tshark tshark;
  private Path file;

  @BeforeEach
  void prepare() throws IOException {
    tshark = new Tshark(folder);
    file = folder.resolve("crafted.pcap");
  }

  /** Whatever the capture: no script error, and no complaint of tshark's (fields() sees to it). */
  @AfterEach
  void shouldNotRaiseALuaError() throws Exception {
    assertEquals(List.of(), tshark.fields(file, List.of(), "_ws.lua.error", "frame.number"));
    assertEquals(
        List.of(),
        tshark.fields(
            file, List.of("-2"), "_ws.expert.message contains \"Lua\"", "_ws.expert.message"));
  }

  @Test
  void shouldFindRowsHoweverTheyWereCut() throws Exception {
    CraftedCapture.Connection voip = capture.connect(9002);
    voip.send(ONE + "\n" + TWO + "\n" + THREE.substring(0, 30));
    voip.send(THREE.substring(30) + "\n");
    voip.sendBytewise(THREE + "\n");
    voip.send(FOUR);
    voip.send("\n" + ONE + "\n");
    voip.forward(ONE + "\n");
    CraftedCapture.Connection chat = capture.connectAt(9001, 0xFFFF_FFF0L);
    chat.sendBytewise(HI + "\n");
    chat.send(YES + "\n" + BYE + "\n");
    chat.close();
    DissectedRows found = rows();
    assertEquals(
        List.of(ONE, TWO, THREE, THREE, FOUR, ONE, HI, YES, BYE), found.texts("client-relay"));
    assertEquals(List.of(ONE), found.texts("relay-client"));
    assertEquals(
        List.of("2026-01-01T00:00:02", "Client2", "VOIP", "a | b |  | c, \"d\""),
        found.rows().get(1).fields());
    assertEquals(
        List.of("2026-01-01T00:00", "Zoë 世", "VOIP", "grüße 🙂 ✓"), found.rows().get(2).fields());
    assertEquals(List.of(4L, 5L), found.rows().get(2).frames());
    assertEquals(List.of(), malformed());
  }

  @Test
  void shouldFindRowsThroughRepetition() throws Exception {
    shouldFindRowsOf(0, 1, 1, 2, 3, 2, 0, 4, 5, 6, 7, 7, 8, 8, 9, 10, 11, 10, 11, 12, 13, 14, 0);
  }

  @Test
  void shouldFindRowsThroughReordering() throws Exception {
    shouldFindRowsOf(0, 1, 3, 2, 4, 7, 6, 5, 8, 10, 9, 11, 13, 12, 14);
  }

  /** Sends four rows in 15 pieces, in this order. */
  private void shouldFindRowsOf(int... order) throws Exception {
    CraftedCapture.Connection voip = capture.connect(9002);
    String stream = String.join("\n", ONE, TWO, FOUR, ONE) + "\n";
    int bytes = stream.length() / 15 + 1;
    for (int piece : order) {
      int from = piece * bytes;
      voip.sendAt(from, stream.substring(from, Math.min(from + bytes, stream.length())));
    }
    assertEquals(List.of(stream.split("\n")), rows().texts("client-relay"));
    assertEquals(List.of(), malformed());
  }

  /** Wireshark calls them Retransmission, Out-Of-Order or, if it is one byte, Keep-Alive. */
  @Test
  void shouldCountTheBytesThatComeAgain() throws Exception {
    CraftedCapture.Connection voip = capture.connectAt(9002, 0xFFFF_FFF0L);
    String row = ONE + "\n";
    int second = row.length();
    int end = second + TWO.length();
    voip.send(row);
    voip.forward(row);
    List<List<String>> expected = new ArrayList<>();
    expected.add(List.of("" + voip.sendAt(0, row), "" + row.length()));
    voip.sendAt(second, TWO.substring(0, 10));
    voip.sendAt(second + 20, TWO.substring(20) + "\n");
    // Late, and for the first time.
    voip.sendAt(second + 10, TWO.substring(10, 20));
    expected.add(List.of("" + voip.sendAt(second + 5, TWO.substring(5, 15)), "10"));
    expected.add(List.of("" + voip.sendAt(end, "\n"), "1"));
    expected.add(List.of("" + voip.sendAt(end, "\n" + FOUR), "1"));
    voip.forward(TWO);
    // Another connection from the same port.
    capture.connect(9002).send(row);
    capture.write(file);
    for (List<String> passes : List.of(List.<String>of(), List.of("-2"))) {
      assertEquals(
          expected,
          tshark.fields(
              file, passes, "twoflow.repeated_bytes", "frame.number", "twoflow.repeated_bytes"));
    }
  }

  @Test
  void shouldGoOnAfterAGap() throws Exception {
    CraftedCapture.Connection voip = capture.connect(9002);
    voip.send(ONE + "\n");
    voip.send(TWO.substring(0, 20));
    voip.sendUnseen(TWO.substring(20, 30));
    voip.send(TWO.substring(30) + "\n");
    voip.acknowledge();
    voip.send(THREE + "\n");
    voip.send(FOUR + "\n");
    voip.acknowledge();
    assertEquals(List.of(ONE), rows().texts("client-relay"), "TCP waits for what is missing");
    assertEquals(
        List.of(ONE, THREE, FOUR),
        DissectedRows.of(tshark, file, IN_CAPTURE_ORDER).texts("client-relay"));
  }

  @Test
  void shouldFlagTheFirstRowOfAStartInMidRow() throws Exception {
    CraftedCapture.Connection voip = capture.joined(9002);
    int first = voip.send(ONE.substring(8) + "\n");
    voip.send(TWO + "\n");
    assertEquals(List.of(TWO), rows().texts("client-relay"));
    assertEquals(List.of("" + first), malformed());
  }

  @Test
  void shouldFlagWhatIsNotARow() throws Exception {
    CraftedCapture.Connection chat = capture.connect(9001);
    List<String> wrong = new ArrayList<>();
    for (String text :
        List.of(
            "", "x", "a | b | CHAT | c", HI.replace("CHAT |", "MAIL |"), HI.replace("Ann", ""))) {
      wrong.add("" + chat.send(text + "\n"));
    }
    chat.send(HI + "\n");
    assertEquals(List.of(HI), rows().texts("client-relay"));
    assertEquals(wrong, malformed());
  }

  @Test
  void shouldReadWhatASnapshotLengthLeft() throws Exception {
    CraftedCapture.Connection voip = capture.connect(9002);
    voip.send(ONE + "\n");
    int cut = voip.send(TWO + "\n" + FOUR.repeat(3) + "\n");
    voip.send(ONE + "\n");
    capture.write(file, 54 + TWO.length() + 21);
    DissectedRows found = DissectedRows.of(tshark, file, IN_CAPTURE_ORDER);
    assertEquals(List.of(ONE, TWO, ONE), found.texts("client-relay"));
    assertEquals(List.of("" + cut), frames("twoflow.unfinished"));
    assertEquals(List.of(), frames("twoflow.malformed"));
  }

  @Test
  void shouldFindChatRowsWithoutNewline() throws Exception {
    CraftedCapture.Connection chat = capture.connect(9001);
    chat.send(HI);
    chat.send(YES);
    chat.send(BYE);
    chat.close();
    assertEquals(List.of(HI, YES, BYE), rows().texts("client-relay"));
    // With the preference, each row is found in its own frame.
    assertEquals(
        List.of("4", "5", "6"),
        first(
            tshark.fields(
                file, List.of("-o", "twoflow.unterminated:TRUE"), "twoflow.row", "frame.number")));
  }

  @Test
  void shouldFindRowsWhoseTimestampsHaveABlankForTheT() throws Exception {
    String one = ONE.replace("01T", "01 ");
    String hi = HI.replace("01T", "01 ");
    CraftedCapture.Connection voip = capture.connect(9002);
    voip.send(one + "\n" + TWO + "\n");
    CraftedCapture.Connection chat = capture.connect(9001);
    chat.send(hi);
    chat.send(hi);
    chat.send(BYE);
    chat.close();
    assertEquals(List.of(one, TWO, hi, hi, BYE), rows().texts("client-relay"));
    assertEquals(List.of(), malformed());
  }

  @Test
  void shouldNotTakeAMarkerInAMessageForARow() throws Exception {
    CraftedCapture.Connection chat = capture.connect(9001);
    chat.send(HI + " C1-CHAT: said Ann\n");
    String quoting = YES + " " + HI;
    chat.send(quoting.substring(0, quoting.length() - 1));
    chat.send("i\n");
    assertEquals(List.of(HI + " C1-CHAT: said Ann", quoting), rows().texts("client-relay"));
  }

  @Test
  void shouldNameTheFlagsOfEveryFrame() throws Exception {
    CraftedCapture.Connection closed = capture.connect(9001);
    closed.send(HI + "\n");
    closed.acknowledge();
    closed.close();
    capture.connect(9002).reset();
    capture.write(file);
    List<List<String>> flags =
        tshark.fields(file, List.of(), "tcp", "twoflow.flags", "_ws.col.Info");
    assertEquals(
        List.of("SYN", "SYN, ACK", "ACK", "PSH, ACK", "ACK"),
        flags.stream().limit(5).map(List::getFirst).toList());
    assertTrue(flags.stream().anyMatch(frame -> frame.getFirst().equals("FIN, ACK")));
    assertTrue(flags.getLast().getFirst().startsWith("RST"), flags::toString);
    // The words and their order are Wireshark's own.
    for (List<String> frame : flags) {
      if (frame.get(1).contains("[")) {
        assertTrue(frame.get(1).contains("[" + frame.getFirst() + "]"), frame::toString);
      }
    }
  }

  @Test
  void shouldFindTheMessagesOfTheIntroductoryDemo() throws Exception {
    CraftedCapture.Connection member = capture.connect(9000);
    member.send("Ada: hi: ✓\nA");
    member.send("da: bye\n\n");
    member.forward("[Broadcast 40012] Ben: yes\nno name\n");
    capture.write(file);
    List<List<String>> rows =
        tshark.fields(
            file,
            List.of(),
            "twoflow.row",
            "twoflow.flow",
            "twoflow.leg",
            "twoflow.row.speaker",
            "twoflow.row.message");
    String and = Tshark.AGGREGATOR;
    assertEquals(
        List.of(
            List.of("DEMO", "client-server", "Ada", "hi: ✓"),
            List.of("DEMO", "client-server", "Ada", "bye"),
            List.of("DEMO", "server-client", "Ben", "yes" + and + "no name")),
        rows);
    assertEquals(List.of(), malformed());
  }

  @Test
  void shouldTakeOtherPortsByPreference() throws Exception {
    capture.connect(9101).send(HI + "\n");
    capture.connect(9201).send(ONE + "\n");
    assertEquals(List.of(), rows().rows());
    DissectedRows found =
        DissectedRows.of(
            tshark, file, "-o", "twoflow.chat_ports:9100-9102", "-o", "twoflow.voip_ports:9201");
    assertEquals(List.of(HI, ONE), found.texts("client-relay"));
    assertEquals(List.of("CHAT", "VOIP"), found.rows().stream().map(r -> r.flow()).toList());
  }

  private DissectedRows rows() throws Exception {
    return DissectedRows.of(tshark, capture.write(file));
  }

  private List<String> malformed() throws Exception {
    return frames("twoflow.malformed");
  }

  private List<String> frames(String filter) throws Exception {
    return first(tshark.fields(file, List.of(), filter, "frame.number"));
  }

  private static List<String> first(List<List<String>> lines) {
    return lines.stream().map(List::getFirst).toList();
  }
}
