package twoflow.analysis.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeTcp;

/** What each flow did on the wire, on captures whose figures are known. */
class RunFiguresTest {

  private static final long MS = 1_000_000;
  private static final int SYN = 2;
  private static final int FIN = 1;
  private static final int ACK = 16;

  @TempDir private Path folder;
  private final HandmadePcap file = HandmadePcap.ethernet();

  @BeforeEach
  void open() {
    client(0, SYN, 100, 0, "");
    relay(1, SYN | ACK, 500, 101, "");
    client(2, ACK, 101, 501, "");
  }

  private void client(long ms, int flags, long seq, long ack, String text) {
    packet(ms, new HandmadeTcp(11, 40_011, 1, 9001, seq, ack, flags, utf8(text)));
  }

  private void relay(long ms, int flags, long seq, long ack, String text) {
    packet(ms, new HandmadeTcp(1, 9001, 11, 40_011, seq, ack, flags, utf8(text)));
  }

  private void packet(long ms, HandmadeTcp segment) {
    file.packet(1_000_000_000_000_000_000L + ms * MS, segment.ethernet());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private RunFigures figures() throws IOException {
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      return run.figures();
    }
  }

  private FlowFigures only() throws IOException {
    List<FlowFigures> flows = figures().flows();
    assertEquals(1, flows.size(), flows::toString);
    return flows.getFirst();
  }

  @Test
  void shouldCountHeadersSizesAndGaps() throws IOException {
    client(10, ACK, 101, 501, "0123456789");
    client(60, ACK, 111, 501, "0123456789");
    client(160, ACK, 121, 501, "x");
    FlowFigures figures = only();
    assertEquals("CHAT", figures.flow());
    assertEquals(Leg.TO_RELAY, figures.leg());
    assertEquals(21, figures.payloadBytes());
    assertEquals(3 * 40, figures.headerBytes());
    assertEquals(3, figures.sizesBytes().count());
    assertEquals(1, figures.sizesBytes().min());
    assertEquals(10, figures.sizesBytes().p50());
    assertEquals(List.of(50 * MS, 100 * MS), values(figures.gapsNs()));
  }

  @Test
  void shouldMeasureARoundTripToTheFirstAckOfTheLastByte() throws IOException {
    client(10, ACK, 101, 501, "0123456789");
    client(11, ACK, 111, 501, "0123456789");
    relay(13, ACK, 501, 111, "");
    relay(16, ACK, 501, 121, "");
    relay(40, ACK, 501, 121, "");
    assertEquals(List.of(3 * MS, 5 * MS), values(only().roundTripsNs()));
  }

  @Test
  void shouldTakeTheLastOfSeveralSegmentsThatAnAckCovers() throws IOException {
    client(10, ACK, 101, 501, "0123456789");
    client(11, ACK, 111, 501, "0123456789");
    relay(13, ACK, 501, 121, "");
    assertEquals(List.of(2 * MS), values(only().roundTripsNs()));
  }

  /** Nobody knows which of the two is acknowledged (Karn). */
  @Test
  void shouldTakeNoRoundTripOfBytesThatWereSentAgain() throws IOException {
    client(10, ACK, 101, 501, "0123456789");
    client(210, ACK, 101, 501, "0123456789");
    relay(213, ACK, 501, 111, "");
    FlowFigures figures = only();
    assertEquals(0, figures.roundTripsNs().count());
    assertEquals(1, figures.repeatedSegments());
    assertEquals(10, figures.repeatedBytes());
    assertEquals(10, figures.payloadBytes());
    assertEquals(40, figures.headerBytes());
    assertEquals(1, figures.sizesBytes().count());
  }

  @Test
  void shouldCountTheRepeatedBytesOfASegmentThatBringsNewOnesToo() throws IOException {
    client(10, ACK, 101, 501, "0123456789");
    client(20, ACK, 106, 501, "56789abcde");
    FlowFigures figures = only();
    assertEquals(0, figures.repeatedSegments());
    assertEquals(5, figures.repeatedBytes());
    assertEquals(15, figures.payloadBytes());
  }

  @Test
  void shouldSayWhoClosedFirst() throws IOException {
    client(10, ACK, 101, 501, "x\n");
    relay(20, FIN | ACK, 501, 103, "");
    client(21, FIN | ACK, 103, 502, "");
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      Connection connection = run.capture().connections().getFirst().summary();
      assertEquals(Connection.Side.RELAY, connection.closedFirst());
    }
  }

  /** tshark's figures of the same file: ip.len, tcp.len and tcp.analysis.ack_rtt. */
  @Test
  void shouldBeThoseOfTheGoldenRun() throws IOException {
    try (RunAnalysis run = RunAnalysis.open(GoldenRun.copyTo(folder.resolve("golden")))) {
      List<FlowFigures> flows = run.figures().flows();
      assertEquals(4, flows.size());
      FlowFigures voip = flows.get(2);
      assertEquals("VOIP", voip.flow());
      assertEquals(35, voip.sizesBytes().count());
      assertEquals(1_820, voip.headerBytes());
      assertEquals(287, voip.payloadBytes());
      assertEquals(5_918, voip.roundTripsNs().min());
    }
  }

  private static List<Long> values(Spread spread) {
    return spread.counts().stream().map(Spread.Count::value).toList();
  }
}
