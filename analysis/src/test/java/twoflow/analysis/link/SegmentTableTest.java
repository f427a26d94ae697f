package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.pcap.frame.FrameBuilder;
import twoflow.pcap.frame.OutgoingSegment;
import twoflow.pcap.tcp.TcpSegment;
import twoflow.testsupport.handmade.HandmadePcap;

/** What is kept of a segment: its headers, what it acknowledges, its scaled window. */
class SegmentTableTest {

  private static final InetSocketAddress CLIENT = new InetSocketAddress("127.0.0.11", 40_011);
  private static final InetSocketAddress RELAY = new InetSocketAddress("127.0.0.1", 9001);

  @TempDir private Path folder;
  private final FrameBuilder frames = new FrameBuilder();
  private final HandmadePcap file = HandmadePcap.ethernet();

  private void send(InetSocketAddress from, int seq, int ack, int flags, String text) {
    InetSocketAddress to = from == CLIENT ? RELAY : CLIENT;
    ByteBuffer frame =
        frames.build(
            new OutgoingSegment(
                from, to, seq, ack, flags, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    file.packet(1_000_000_000_000_000_000L, Arrays.copyOf(frame.array(), frame.limit()));
  }

  @Test
  void shouldKeepHeadersAcknowledgmentAndScaledWindow() throws IOException {
    // The sequence numbers pass 2^32 within the connection.
    send(CLIENT, -2, 0, TcpSegment.SYN, "");
    send(RELAY, 500, -1, TcpSegment.SYN | TcpSegment.ACK, "");
    send(CLIENT, -1, 501, TcpSegment.ACK, "");
    send(CLIENT, -1, 501, TcpSegment.PSH | TcpSegment.ACK, "hello\n");
    send(RELAY, 501, 5, TcpSegment.ACK, "");
    try (RunAnalysis run = open()) {
      SegmentTable segments = run.capture().segments();
      SegmentRecord syn = segments.get(0);
      assertEquals(52, syn.headerBytes());
      assertEquals(65_535, syn.windowBytes(), "the window of a SYN is not scaled");
      assertEquals(0, syn.ack());
      SegmentRecord data = segments.get(3);
      assertEquals(40, data.headerBytes());
      assertEquals(6, data.payloadBytes());
      assertEquals(1, data.ack());
      assertEquals(65_535 << 7, data.windowBytes());
      assertEquals(7, segments.get(4).ack());
    }
  }

  @Test
  void shouldTakeAWindowAsItIsWhenTheSynsWereNotCaptured() throws IOException {
    send(CLIENT, 100, 501, TcpSegment.PSH | TcpSegment.ACK, "hello\n");
    send(RELAY, 501, 106, TcpSegment.ACK, "");
    try (RunAnalysis run = open()) {
      assertEquals(65_535, run.capture().segments().get(0).windowBytes());
    }
  }

  private RunAnalysis open() throws IOException {
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    return RunAnalysis.open(folder);
  }
}
