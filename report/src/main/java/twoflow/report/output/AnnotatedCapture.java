package twoflow.report.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.core.payload.Printable;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.CaptureInterface;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.file.PcapngWriter;

/**
 * Writes the capture once more, its packets unchanged and in order, with comments. Each keeps its
 * frame number: where the capture has a frame that is no packet, an entry says so.
 */
public final class AnnotatedCapture {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAX_NAMES = 200;

  private final String run;
  private final Path rawFile;
  private final LinkedCapture capture;

  /** From a client to its role, from the events. */
  private final Map<FlowClient, String> clientRoles;

  /** Where a file that does not say it was captured; empty when that is not known. */
  private final String interfaceName;

  /** The program in the middle, as its address is named. */
  private final String middle;

  private final Comments comments;

  /** An annotated copy of a run's capture. */
  public AnnotatedCapture(RunAnalysis run) throws IOException {
    this.run = run.files().run();
    this.rawFile = run.files().capture();
    this.capture = run.capture();
    this.interfaceName = run.files().interfaceName();
    this.clientRoles = run.clientRoles();
    this.middle = run.files().kind().middle();
    this.comments = new Comments(run);
  }

  /** Writes it to a stream, which is closed. */
  public void write(OutputStream out) throws IOException {
    SegmentTable segments = capture.segments();
    try (PacketSource source = CaptureFile.open(rawFile);
        PcapngWriter writer = new PcapngWriter(new BufferedOutputStream(out, BUFFER_BYTES))) {
      writer.section(section());
      int described = 0;
      long next = 0;
      long written = 0;
      long timeNs = 0;
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        timeNs = packet.timeNs();
        standIn(writer, written + 1, packet.frame() - 1, timeNs);
        written = packet.frame();
        if (packet.interfaceIndex() >= described) {
          described = describe(source, writer, described);
        }
        List<String> words = List.of();
        if (next < segments.size()) {
          SegmentRecord segment = segments.get(next);
          if (segment.frame() == packet.frame()) {
            words = comments.of(segment);
            next++;
          }
        }
        write(writer, packet, words);
      }
      standIn(writer, written + 1, source.frames(), timeNs);
    }
  }

  /** Writes entries for frames of the capture that are no packets. */
  private void standIn(PcapngWriter writer, long first, long last, long timeNs) throws IOException {
    for (long frame = first; frame <= last; frame++) {
      writer.journalEntry(timeNs, "frame " + frame + " of " + rawName() + " is no packet");
    }
  }

  private BlockOptions section() {
    return new BlockOptions()
        .text(
            BlockOptions.COMMENT,
            "Two-Flow TCP Lab, run "
                + run
                + ": the packets of "
                + rawName()
                + ", unchanged, with a comment on each that carries "
                + (middle.equals(RunKind.TWO_FLOW.middle()) ? "rows" : "messages"))
        .text(
            BlockOptions.SHB_OS,
            System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .text(BlockOptions.SHB_USERAPPL, RunFiles.ANNOTATED_BY);
  }

  private static void write(PcapngWriter writer, Packet packet, List<String> words)
      throws IOException {
    BlockOptions options = new BlockOptions();
    words.forEach(comment -> options.text(BlockOptions.COMMENT, comment));
    writer.packet(
        packet.interfaceIndex(),
        packet.timeNs(),
        ByteBuffer.wrap(packet.data()),
        (int) packet.originalLength(),
        options);
  }

  private int describe(PacketSource source, PcapngWriter writer, int described) throws IOException {
    List<CaptureInterface> interfaces = source.interfaces();
    for (CaptureInterface capturedOn : interfaces.subList(described, interfaces.size())) {
      writer.networkInterface(
          capturedOn.linkType(),
          (int) capturedOn.snapLength(),
          new BlockOptions()
              .text(BlockOptions.COMMENT, "packets of " + rawName())
              .text(BlockOptions.IF_NAME, name(capturedOn)));
    }
    Map<ByteBuffer, String> names = names();
    if (described == 0 && !names.isEmpty()) {
      writer.names(names);
    }
    return interfaces.size();
  }

  private String rawName() {
    return Printable.of(rawFile.getFileName().toString());
  }

  private String name(CaptureInterface capturedOn) {
    return capturedOn.name().isEmpty() ? interfaceName : Printable.of(capturedOn.name());
  }

  /** Names of the addresses that stand for one role only; on one host all may share an address. */
  private Map<ByteBuffer, String> names() {
    Map<ByteBuffer, String> names = new LinkedHashMap<>();
    for (LabConnection connection : capture.connections()) {
      if (names.size() > MAX_NAMES) {
        break;
      }
      String role = clientRoles.getOrDefault(connection.flowClient(), "client");
      name(names, connection.relay().addressBytes(), middle);
      name(names, connection.client().addressBytes(), role);
    }
    names.values().removeIf(String::isEmpty);
    return names;
  }

  private static void name(Map<ByteBuffer, String> names, byte[] address, String role) {
    names.merge(ByteBuffer.wrap(address), role, (a, b) -> a.equals(b) ? a : "");
  }
}
