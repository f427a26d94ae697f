package twoflow.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.file.PcapngWriter;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadePcapng;
import twoflow.testsupport.handmade.HandmadeTcp;

/**
 * Capture files to begin with: the golden run's, whole and its beginning, the same packets as
 * pcapng, and one of each byte order, time unit, link layer and IP version.
 */
public final class CaptureSeeds {

  /** A short file is mutated far more often. */
  private static final int BEGINNING_BYTES = 2048;

  private static final HandmadeTcp SEGMENT =
      new HandmadeTcp(11, 40_001, 1, 9001, 0xFFFF_FFF0L, 7, 0x18, "C1-CHAT: hello\n".getBytes());

  private CaptureSeeds() {}

  /** The files. */
  public static Stream<byte[]> files() throws IOException {
    byte[] golden = golden();
    byte[] hopByHop = {6, 0, 0, 0, 0, 0, 0, 0};
    return Stream.of(
        golden,
        Arrays.copyOf(golden, BEGINNING_BYTES),
        asPcapng(golden, 8),
        linked(0, new byte[] {2, 0, 0, 0}),
        linked(113, ByteBuffer.allocate(16).putShort(14, (short) 0x0800).array()),
        linked(276, ByteBuffer.allocate(20).putShort(0, (short) 0x0800).array()),
        pcap(ByteOrder.BIG_ENDIAN, false, 101, SEGMENT.ipv6(0, hopByHop)),
        pcap(ByteOrder.BIG_ENDIAN, true, 1, SEGMENT.ethernet(new byte[] {(byte) 0x81, 0, 0, 2})),
        pcapng(ByteOrder.BIG_ENDIAN, 9),
        pcapng(ByteOrder.LITTLE_ENDIAN, 0x8A),
        gzip(Arrays.copyOf(golden, BEGINNING_BYTES)));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] golden() throws IOException {
    return GoldenRun.read("two-flow.pcap");
  }

  private static byte[] linked(int linkType, byte[] header) {
    byte[] ip = SEGMENT.ipv4();
    byte[] frame = Arrays.copyOf(header, header.length + ip.length);
    System.arraycopy(ip, 0, frame, header.length, ip.length);
    return pcap(ByteOrder.LITTLE_ENDIAN, false, linkType, frame);
  }

  private static byte[] pcap(ByteOrder order, boolean nanoseconds, int linkType, byte[] frame) {
    return new HandmadePcap(order, nanoseconds, linkType).packet(1, frame).packet(2, frame).bytes();
  }

  private static byte[] pcapng(ByteOrder order, int tsresol) {
    HandmadePcapng file = new HandmadePcapng().section(order).describe(1, tsresol);
    file.enhanced(0, 5_000_000_001L, SEGMENT.ethernet()).unknown().describe(101, 6);
    file.enhanced(1, 7, SEGMENT.ipv4()).journal().obsolete(0, 8, SEGMENT.ethernet());
    return file.simple(SEGMENT.ethernet()).bytes();
  }

  private static byte[] asPcapng(byte[] pcap, int packets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapngWriter writer = new PcapngWriter(out);
        PacketSource source = CaptureFile.open(new ByteArrayInputStream(pcap))) {
      writer.section(new BlockOptions().text(BlockOptions.COMMENT, "a run"));
      writer.networkInterface(1, 262_144, new BlockOptions().text(BlockOptions.IF_NAME, "lo"));
      writer.names(Map.of(ByteBuffer.wrap(new byte[] {127, 0, 0, 1}), "relay"));
      for (int i = 0; i < packets; i++) {
        Packet packet = source.next();
        BlockOptions options = new BlockOptions();
        List.of("row 1 (line 2)", "é").forEach(c -> options.text(BlockOptions.COMMENT, c));
        int length = (int) packet.originalLength();
        writer.packet(0, packet.timeNs(), ByteBuffer.wrap(packet.data()), length, options);
      }
    }
    return out.toByteArray();
  }
}
