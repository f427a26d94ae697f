package twoflow.relay.tap;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import twoflow.core.run.RelayTap;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.PcapngWriter;
import twoflow.pcap.frame.FrameBuilder;
import twoflow.pcap.frame.OutgoingSegment;

/** The content of a tap's file: a head that says what the file is, then a packet per segment. */
final class TapCapture implements SegmentSink, Closeable {

  private static final String COMMENT =
      "Synthesised by the relay's tap, not captured from the wire: the frames, their headers, the"
          + " handshakes and the ACKs are made up around the bytes that the relay read and wrote;"
          + " the times are the relay's.";

  private static final int LINKTYPE_ETHERNET = 1;
  private static final int SNAPLEN_BYTES = 262_144;

  private final PcapngWriter pcapng;
  private final FrameBuilder frames = new FrameBuilder();
  private long lastTimeNs;

  TapCapture(OutputStream out) {
    pcapng = new PcapngWriter(out);
  }

  /** Writes the head. It says that nothing in this file was captured. */
  void writeHead() throws IOException {
    pcapng.section(
        new BlockOptions()
            .text(BlockOptions.COMMENT, COMMENT)
            .text(BlockOptions.SHB_OS, os())
            .text(BlockOptions.SHB_USERAPPL, "Two-Flow TCP Lab relay --tap " + version()));
    pcapng.networkInterface(
        LINKTYPE_ETHERNET,
        SNAPLEN_BYTES,
        new BlockOptions()
            .text(BlockOptions.COMMENT, COMMENT)
            .text(BlockOptions.IF_NAME, RelayTap.INTERFACE_NAME)
            .text(
                BlockOptions.IF_DESCRIPTION,
                "No network interface: synthesised from the bytes that the relay forwarded"));
  }

  /** Writes a packet. Times never go back: a time before the last packet's is raised to it. */
  @Override
  public void write(OutgoingSegment segment, long timeNs) throws IOException {
    lastTimeNs = Math.max(lastTimeNs, timeNs);
    pcapng.packet(lastTimeNs, frames.build(segment));
  }

  void flush() throws IOException {
    pcapng.flush();
  }

  @Override
  public void close() throws IOException {
    pcapng.close();
  }

  private static String os() {
    return "%s %s %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  private static String version() {
    String version = TapCapture.class.getPackage().getImplementationVersion();
    return version == null ? "(development build)" : version;
  }
}
