package twoflow.analysis.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.StreamSurvey;
import twoflow.pcap.tcp.StreamTable;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;

/** A first look through a capture: where the streams on the relay's ports begin. */
final class CaptureScan {

  private final Collection<Integer> ports;
  private final StreamTable streams = new StreamTable();
  private final StreamSurvey survey = new StreamSurvey();
  private final TcpDecoder decoder = new TcpDecoder();
  private long lastFrame;

  /** Looks for streams with one of these ports. */
  CaptureScan(Collection<Integer> ports) {
    this.ports = ports;
  }

  /** Looks through a file. */
  StreamSurvey scan(Path file) throws IOException {
    try (PacketSource source = CaptureFile.open(file)) {
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        lastFrame = packet.frame();
        decoder.decode(packet).ifPresent(this::accept);
      }
    }
    return survey;
  }

  /** The last packet's frame: what a capture that goes on appends later was not looked at. */
  long lastFrame() {
    return lastFrame;
  }

  private void accept(TcpSegment segment) {
    boolean ofRelay =
        ports.contains(segment.source().port()) || ports.contains(segment.destination().port());
    if (ofRelay) {
      survey.accept(lastFrame, streams.of(segment), segment);
    }
  }
}
