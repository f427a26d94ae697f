package twoflow.report.output;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.StreamDirection;
import twoflow.analysis.link.WriteTable;
import twoflow.pcap.tcp.TcpSegment;

/** Says in words what a packet does. */
final class Comments {

  /** A segment of offloaded size may carry many rows; Wireshark becomes slow with many comments. */
  private static final int MAX_PARTS = 200;

  private final List<LabConnection> connections;
  private final RowParts parts;
  private final RunKind kind;
  private final BehaviourComments behaviour;

  Comments(RunAnalysis run) {
    this.kind = run.files().kind();
    this.connections = run.capture().connections();
    this.parts = run.rowParts();
    this.behaviour = new BehaviourComments(run);
  }

  List<String> of(SegmentRecord segment) {
    LabConnection connection = connections.get(segment.connection());
    List<String> comments = new ArrayList<>(2);
    control(segment, connection, comments);
    comments.addAll(behaviour.of(segment));
    if (segment.payloadBytes() > 0) {
      StreamDirection direction = connection.direction(segment.leg());
      List<RowPart> rows = parts.of(segment, direction, MAX_PARTS);
      for (RowPart part : rows) {
        comments.add(row(part, segment, connection, direction));
      }
      if (rows.isEmpty()) {
        comments.add(
            connection.flow()
                + " bytes that belong to no known "
                + what(segment.leg())
                + ": "
                + way(segment, connection));
      } else if (rows.getLast().lastSeq() < segment.lastSeq()) {
        comments.add("and more: only the first " + rows.size() + " parts have a comment");
      }
    }
    return comments;
  }

  /** In the introductory demo the server makes a broadcast of a message. */
  private String what(Leg leg) {
    if (kind == RunKind.TWO_FLOW) {
      return "row";
    }
    return leg == Leg.TO_RELAY ? "message" : "broadcast";
  }

  private String row(
      RowPart part, SegmentRecord segment, LabConnection connection, StreamDirection direction) {
    StringBuilder text = new StringBuilder(128);
    // The space after the number makes "row 3 " a filter that leaves row 30 out.
    text.append(connection.flow()).append(' ').append(what(segment.leg())).append(' ');
    text.append(part.row());
    if (kind == RunKind.TWO_FLOW) {
      text.append(part.line() > 0 ? " (line " + part.line() + ")" : " (not in a CSV)");
    } else {
      text.append(' ');
    }
    // A message is one write.
    if (part.chunk() > 0 && kind == RunKind.TWO_FLOW) {
      text.append(" chunk ").append(part.chunk());
    }
    direction.call().map(CallStream::packets).ifPresent(packets -> rtp(text, packets, part));
    text.append(": ").append(kind.arrow(segment.leg())).append(", bytes ").append(part.firstSeq());
    text.append("..").append(part.lastSeq()).append(" of the stream");
    WriteTable writes = direction.writes();
    long write = direction.writeOf(part.firstSeq());
    if (write >= 0) {
      text.append("; log event: ").append(writes.sender()).append(" sent seq=");
      text.append(writes.firstSeq(write)).append("..").append(writes.lastSeq(write));
    }
    return text.toString();
  }

  private static void rtp(StringBuilder text, PacketTable packets, RowPart part) {
    long packet = packets.find(part.firstSeq());
    if (packet >= 0) {
      text.append(", RTP sequence number ").append(packets.sequenceNumber(packet));
      text.append(", timestamp ").append(packets.timestamp(packet));
    }
  }

  private void control(SegmentRecord segment, LabConnection connection, List<String> comments) {
    boolean fromClient = segment.leg() == Leg.TO_RELAY;
    String sender = fromClient ? "the client" : "the " + kind.middle();
    String other = fromClient ? "the " + kind.middle() : "the client";
    String flow = connection.flow();
    int flags = segment.flags();
    if ((segment.purpose() & SegmentRecord.OUTSIDE) != 0) {
      comments.add("Its number is far from those of this " + flow + " connection: not accepted");
      return;
    }
    if ((flags & TcpSegment.SYN) != 0) {
      boolean answer = (flags & TcpSegment.ACK) != 0;
      comments.add(
          answer
              ? "Handshake 2 of 3: " + sender + " accepts the " + flow + " connection"
              : "Handshake 1 of 3: " + sender + " opens a " + flow + " connection");
    }
    if ((segment.purpose() & SegmentRecord.COMPLETES_HANDSHAKE) != 0) {
      comments.add("Handshake 3 of 3: the " + flow + " connection is open");
    }
    if ((flags & TcpSegment.FIN) != 0) {
      comments.add(
          "Close: " + sender + " has sent its last byte on this " + flow + " connection (FIN)");
    }
    if ((flags & TcpSegment.RST) != 0) {
      comments.add("Reset: " + sender + " gives this " + flow + " connection up (RST)");
    }
    if ((segment.purpose() & SegmentRecord.ACKNOWLEDGES_FIN) != 0) {
      comments.add("Close: " + sender + " has all bytes of " + other + " and its FIN");
    }
  }

  private String way(SegmentRecord segment, LabConnection connection) {
    return kind.arrow(segment.leg())
        + ", bytes "
        + segment.firstSeq()
        + ".."
        + segment.lastSeq()
        + " of tcp.stream "
        + connection.tcpStream();
  }
}
