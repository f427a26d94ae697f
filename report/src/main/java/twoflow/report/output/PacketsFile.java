package twoflow.report.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.proof.FaultFrames;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.TcpSegment;

/** Writes {@code packets.csv}: one line per frame of the capture, in a form that any tool reads. */
public final class PacketsFile {

  /** The file's name. */
  public static final String NAME = "packets.csv";

  private static final String HEADER =
      "frame,time_ns,tcp_stream,flow,leg,kind,first_seq,last_seq,row,chunk,fault,repeated_bytes\n";

  /** A segment of offloaded size may carry many rows. */
  private static final int MAX_PARTS = 200;

  private static final int BUFFER_CHARS = 1 << 16;

  private final Path rawFile;
  private final LinkedCapture capture;
  private final RowParts parts;
  private final FaultFrames faults;

  /** The frames of a run's capture. */
  public PacketsFile(RunAnalysis run) {
    this.rawFile = run.files().capture();
    this.capture = run.capture();
    this.parts = run.rowParts();
    this.faults = run.faultFrames();
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER_CHARS);
    out.write(HEADER);
    try (PacketSource source = CaptureFile.open(rawFile)) {
      long next = 0;
      long written = 0;
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        noPackets(out, written + 1, packet.frame() - 1);
        written = packet.frame();
        SegmentRecord segment =
            next < capture.segments().size() ? capture.segments().get(next) : null;
        if (segment != null && segment.frame() == packet.frame()) {
          out.append(line(segment));
          next++;
        } else {
          out.append(other(packet.frame(), Long.toString(packet.timeNs())));
        }
      }
      noPackets(out, written + 1, source.frames());
    }
    out.flush();
  }

  private static void noPackets(Writer out, long first, long last) throws IOException {
    for (long frame = first; frame <= last; frame++) {
      out.append(other(frame, ""));
    }
  }

  private static String other(long frame, String timeNs) {
    return frame + "," + timeNs + ",,,,other,,,,,,\n";
  }

  private CharSequence line(SegmentRecord segment) {
    LabConnection connection = capture.connections().get(segment.connection());
    boolean data = segment.payloadBytes() > 0;
    StringBuilder line = new StringBuilder(128);
    line.append(segment.frame()).append(',').append(segment.timeNs()).append(',');
    line.append(connection.tcpStream()).append(',').append(connection.flow()).append(',');
    line.append(segment.leg().column()).append(',').append(kind(segment)).append(',');
    if (data) {
      line.append(segment.firstSeq()).append(',').append(segment.lastSeq());
      List<RowPart> rows = parts.of(segment, connection.direction(segment.leg()), MAX_PARTS);
      line.append(',');
      numbers(line, rows.stream().map(RowPart::row).toList());
      line.append(',');
      numbers(line, rows.stream().map(RowPart::chunk).toList());
    } else {
      line.append(",,,");
    }
    line.append(',').append(faults.of(segment.frame()).orElse("")).append(',');
    if (data) {
      line.append(segment.repeatedBytes());
    }
    return line.append('\n');
  }

  private static void numbers(StringBuilder line, List<Long> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      line.append(i == 0 ? "" : " ").append(numbers.get(i).longValue());
    }
  }

  private static String kind(SegmentRecord segment) {
    int flags = segment.flags();
    if ((flags & TcpSegment.RST) != 0) {
      return "rst";
    }
    if ((flags & TcpSegment.SYN) != 0) {
      return (flags & TcpSegment.ACK) != 0 ? "syn-ack" : "syn";
    }
    if ((flags & TcpSegment.FIN) != 0) {
      return "fin";
    }
    return segment.payloadBytes() > 0 ? "data" : "ack";
  }
}
