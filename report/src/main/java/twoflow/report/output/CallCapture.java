package twoflow.report.output;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import twoflow.analysis.link.Leg;
import twoflow.call.wav.WavBlocks;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.PcapngWriter;
import twoflow.pcap.frame.FrameBuilder;
import twoflow.pcap.frame.OutgoingSegment;
import twoflow.pcap.tcp.Endpoint;
import twoflow.pcap.tcp.TcpSegment;

/**
 * Writes {@code call.pcapng}: one made-up frame for each packet of a call, at the time when TCP
 * could deliver it. Wireshark takes the time and the numbers of a frame for those of all its
 * packets; here its figures and its player are right.
 */
final class CallCapture {

  /** The file's name. */
  static final String NAME = "call.pcapng";

  private static final String COMMENT =
      "Made by the report, not captured: one frame for each RTP packet of the call, at the time when"
          + " TCP could deliver it. The capture of the run is beside it.";

  private static final int LINKTYPE_ETHERNET = 1;
  private static final int SNAPLEN_BYTES = 262_144;

  private final List<CallLeg> legs;
  private final FrameBuilder frames = new FrameBuilder();

  CallCapture(List<CallLeg> legs) {
    this.legs = legs;
  }

  void write(OutputStream out) throws IOException {
    PcapngWriter pcapng = new PcapngWriter(out);
    pcapng.section(new BlockOptions().text(BlockOptions.COMMENT, COMMENT));
    pcapng.networkInterface(
        LINKTYPE_ETHERNET,
        SNAPLEN_BYTES,
        new BlockOptions().text(BlockOptions.IF_NAME, "call").text(BlockOptions.COMMENT, COMMENT));
    PriorityQueue<Cursor> next =
        new PriorityQueue<>(
            Comparator.comparingLong(Cursor::timeNs).thenComparingInt(Cursor::number));
    for (int i = 0; i < legs.size(); i++) {
      next.add(new Cursor(legs.get(i), i));
    }
    while (!next.isEmpty()) {
      Cursor cursor = next.remove();
      pcapng.packet(cursor.timeNs(), frames.build(cursor.segment()));
      if (cursor.advance()) {
        next.add(cursor);
      }
    }
    pcapng.flush();
  }

  /** The next packet of a leg. */
  private static final class Cursor {

    private final CallLeg call;
    private final int number;
    private final InetSocketAddress from;
    private final InetSocketAddress to;
    private final WavBlocks voice;
    private long packet;
    private long place;

    Cursor(CallLeg call, int number) throws IOException {
      this.call = call;
      this.number = number;
      this.voice = new WavBlocks(call.voice());
      InetSocketAddress client = address(call.connection().client());
      InetSocketAddress relay = address(call.connection().relay());
      this.from = call.leg() == Leg.TO_RELAY ? client : relay;
      this.to = call.leg() == Leg.TO_RELAY ? relay : client;
    }

    int number() {
      return number;
    }

    long timeNs() {
      return call.packets().deliveredNs(packet);
    }

    /** Its sequence numbers are the stream's: 1 is the first byte. */
    OutgoingSegment segment() throws IOException {
      return new OutgoingSegment(
          from,
          to,
          (int) call.packets().firstSeq(packet),
          1,
          TcpSegment.PSH | TcpSegment.ACK,
          ByteBuffer.wrap(call.frame(packet, voice, place)));
    }

    /** Goes to the next packet; returns whether there is one. */
    boolean advance() {
      place += call.packets().payloadBytes(packet);
      packet++;
      return packet < call.packets().size();
    }

    private static InetSocketAddress address(Endpoint endpoint) throws IOException {
      return new InetSocketAddress(
          InetAddress.getByAddress(endpoint.addressBytes()), endpoint.port());
    }
  }
}
