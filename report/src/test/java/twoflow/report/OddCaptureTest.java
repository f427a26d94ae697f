package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunFiles;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeTcp;

/** What the report says of captures that have more, less or other things in them than a run. */
class OddCaptureTest {

  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int FIN = 1;
  private static final int RST = 4;
  private static final String ROW = "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | hello\n";
  private static final int FAR = 1_500_000_000;
  private static final int RELAY_ISN = 1_000_000;

  @TempDir private Path folder;
  private final List<byte[]> frames = new ArrayList<>();
  private int linkType = 1;
  private int client = 11;

  @Test
  void shouldKeepTheBytesBehindTheSynAckThatWasAcknowledged() throws IOException {
    for (int other : new int[] {5_000, RELAY_ISN + 5_000, RELAY_ISN + FAR, RELAY_ISN - FAR}) {
      for (boolean first : new boolean[] {true, false}) {
        frames.clear();
        toRelay(99, 0, SYN, "").toClient(first ? RELAY_ISN : other, 100, SYN | ACK, "");
        toClient(first ? other : RELAY_ISN, 100, SYN | ACK, "").toRelay(100, 1, ACK, RELAY_ISN, "");
        rowsFromRelay(1).closed(1);
        String text = report();
        assertWholeRows(text, 1);
        assertTrue(text.contains("SYN, SYN-ACK, ACK; client FIN, relay FIN"), text);
      }
    }
  }

  @Test
  void shouldKeepTheBytesBehindARstWithNumberZero() throws IOException {
    toRelay(99, 0, SYN, "").toClient(0, 100, RST | ACK, "").toClient(RELAY_ISN, 100, SYN | ACK, "");
    toRelay(100, 1, ACK, RELAY_ISN, "").rowsFromRelay(2).closed(2);
    String text = report();
    assertWholeRows(text, 2);
    assertTrue(text.contains("client FIN, relay FIN"), text);
  }

  @Test
  void shouldKeepTheLowestBytesOfACaptureThatBeganInMidStream() throws IOException {
    toRelay(100, 1 + ROW.length(), ACK, RELAY_ISN, "").rowsFromRelay(3);
    Collections.swap(frames, 1, 2);
    String text = report();
    assertTrue(text.contains("3 of 3 relay -> client"), text);
    assertTrue(text.contains("none in 1 connections"), text);
  }

  @Test
  void shouldCountTheBytesThatItDoesNotUse() throws IOException {
    connected().rowsFromRelay(1);
    toClient(RELAY_ISN - 200, 100, ACK, "before").toClient(RELAY_ISN + FAR, 100, ACK, "far off");
    closed(1);
    String text = report();
    assertWholeRows(text, 1);
    assertTrue(
        text.contains(
            "ok    bytes not used     6 captured bytes before the start of tcp.stream 0 relay ->"
                + " client; 7 captured bytes far outside of tcp.stream 0 relay -> client"),
        text);
  }

  @Test
  void shouldNotGoOnByTheNumbersOfResets() throws IOException {
    connected().rowsFromRelay(1);
    toClient(RELAY_ISN + FAR, 0, RST, "").toClient(RELAY_ISN + (int) 2_900_000_000L, 0, RST, "");
    frames.add(segment(true, RELAY_ISN + 1 + ROW.length(), 100, ACK, ROW));
    closed(2);
    String text = report();
    assertWholeRows(text, 2);
    assertTrue(text.contains("client FIN, relay FIN"), text);
  }

  @Test
  void shouldKeepTheBytesBehindALongGapThatTheOtherSideAcknowledges() throws IOException {
    connected().rowsFromRelay(1);
    int gap = 300_000_000;
    toClient(RELAY_ISN + gap, 100, ACK, "\n" + ROW);
    toRelay(100, gap + 1 + ROW.length(), ACK, RELAY_ISN, "");
    String text = report();
    assertTrue(text.contains((gap - ROW.length() - 1) + " bytes missing"), text);
    assertTrue(text.contains("seq " + (ROW.length() + 1) + ".." + (gap - 1)), text);
    String last = Files.readAllLines(folder.resolve("links.csv")).getLast();
    assertTrue(last.contains("," + (gap + 1) + "," + (gap + ROW.length()) + ",5,"), last);
  }

  @Test
  void shouldSayThatItRanOutOfRoomForEarlyBytes() throws IOException {
    String text = "x".repeat(59_999) + "\n";
    for (client = 11; client < 41; client++) {
      connected();
    }
    for (int i = 0; i < 60; i++) {
      for (client = 11; client < 41; client++) {
        toClient(RELAY_ISN + 2 + i * text.length(), 100, ACK, text);
      }
    }
    String printed = report();
    assertEquals(
        1, printed.lines().filter(l -> l.contains("the report has no room")).count(), printed);
    String verdict = Files.readString(folder.resolve("verdict.json"));
    assertTrue(verdict.contains("30 bytes missing"), verdict);
  }

  @Test
  void shouldTakeTheWholeCopyOfACutSegment() throws IOException {
    connected().rowsFromRelay(1);
    byte[] whole = frames.getLast();
    frames.add(frames.size() - 1, Arrays.copyOf(whole, 60));
    closed(1);
    assertWholeRows(report(), 1);
  }

  @Test
  void shouldSayWhyNoPacketCanBeRead() throws IOException {
    connected();
    frames.replaceAll(frame -> Arrays.copyOf(frame, 40));
    unreadable("3 cut by the capture's snap length within their headers", "tcpdump -s 0");
    protocol(47);
    unreadable("3 in a GRE tunnel", "not in the tunnel");
    protocol(4);
    unreadable("3 in an IP-in-IP tunnel", "not in the tunnel");
    connected();
    frames.forEach(frame -> frame[12] = (byte) 0x88);
    frames.forEach(frame -> frame[13] = 0x64);
    unreadable("3 in PPPoE", "not in the tunnel");
    connected();
    frames.forEach(frame -> frame[14] = 0x44);
    unreadable("3 with an IP or TCP header that cannot be right", "the link type");
    connected();
    linkType = 105;
    unreadable("3 of a link type that the report does not know [105]", "the report reads");
  }

  private void protocol(int number) {
    connected();
    frames.forEach(frame -> frame[14 + 9] = (byte) number);
  }

  private void unreadable(String why, String remedy) throws IOException {
    String text = report();
    assertTrue(
        text.contains("3 of 3 packets carry nothing that the report can read: " + why), text);
    assertTrue(text.contains(remedy), text);
    assertTrue(!text.contains("wrong interface or capture filter"), text);
    frames.clear();
  }

  private void assertWholeRows(String text, int rows) {
    assertTrue(text.contains("ok    gaps               none"), text);
    assertTrue(text.contains(rows + " of " + rows + " relay -> client"), text);
  }

  private OddCaptureTest connected() {
    toRelay(99, 0, SYN, "").toClient(RELAY_ISN, 100, SYN | ACK, "");
    return toRelay(100, 1, ACK, RELAY_ISN, "");
  }

  private OddCaptureTest rowsFromRelay(int rows) {
    for (int i = 0; i < rows; i++) {
      toClient(RELAY_ISN + 1 + i * ROW.length(), 100, ACK, ROW);
    }
    return this;
  }

  private void closed(int rows) {
    int end = 1 + rows * ROW.length();
    toRelay(100, end, ACK, RELAY_ISN, "").toClient(RELAY_ISN + end, 100, FIN | ACK, "");
    toRelay(100, end + 1, FIN | ACK, RELAY_ISN, "").toClient(RELAY_ISN + end + 1, 101, ACK, "");
  }

  private OddCaptureTest toRelay(int seq, int ack, int flags, String text) {
    return toRelay(seq, ack, flags, 0, text);
  }

  private OddCaptureTest toRelay(int seq, int ack, int flags, int relayIsn, String text) {
    frames.add(segment(false, seq, relayIsn + ack, flags, text));
    return this;
  }

  private OddCaptureTest toClient(int seq, int ack, int flags, String text) {
    frames.add(segment(true, seq, ack, flags, text));
    return this;
  }

  private byte[] segment(boolean fromRelay, int seq, int ack, int flags, String text) {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    return fromRelay
        ? new HandmadeTcp(1, 9001, client, 40_000 + client, seq, ack, flags, data).ethernet()
        : new HandmadeTcp(client, 40_000 + client, 1, 9001, seq, ack, flags, data).ethernet();
  }

  private String report() throws IOException {
    HandmadePcap file = new HandmadePcap(ByteOrder.LITTLE_ENDIAN, true, linkType);
    long timeNs = 1_795_375_894_000_000_000L;
    for (byte[] frame : frames) {
      // What the IP header says, even where fewer bytes are there.
      int ipLength = (frame[16] & 0xFF) << 8 | frame[17] & 0xFF;
      file.packet(timeNs += 1_000, frame, Math.max(frame.length, 14 + ipLength));
    }
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    RunFiles files = RunFiles.find(folder, null);
    WrittenReport.of(files, Map.of(), out);
    return printed.toString(StandardCharsets.UTF_8);
  }
}
