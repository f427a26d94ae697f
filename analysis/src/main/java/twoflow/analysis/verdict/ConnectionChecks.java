package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import twoflow.analysis.link.CaptureSummary;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Connection.End;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.payload.Printable;
import twoflow.pcap.tcp.Reassembler;

/** Whether each connection was captured from its SYN to its end, without a gap. */
final class ConnectionChecks {

  private final LinkedCapture capture;
  private final List<LabConnection> unpaired;
  private final List<LabConnection> ofTheRun;
  private final Map<Integer, String> relayPorts;
  private final RunKind kind;

  ConnectionChecks(RunFacts facts) {
    this.capture = facts.capture();
    this.unpaired = facts.unpaired();
    this.kind = facts.kind();
    Set<LabConnection> others = new HashSet<>(unpaired);
    this.ofTheRun = capture.connections().stream().filter(c -> !others.contains(c)).toList();
    this.relayPorts = facts.input().relayPorts();
  }

  void check(CheckList checks) {
    if (capture.connections().isEmpty()) {
      checks.failed(
          CheckKind.CONNECTIONS, "none on the " + kind.middle() + "'s ports " + ports(), remedy());
      return;
    }
    if (capture.summary().earlyBytesExhausted()) {
      checks.failed(
          CheckKind.EARLY_BYTES,
          "so many wait for missing ones that the report has no room for more: some came too late",
          "many connections lack bytes in the capture, which were taken for missing at once");
    }
    long refused = capture.connections().stream().filter(LabConnection::refused).count();
    if (refused > 0) {
      checks.passed(
          CheckKind.REFUSED,
          refused + " attempts to connect before the " + kind.middle() + " listened");
    }
    noteUnpaired(checks);
    for (LabConnection connection : ofTheRun) {
      if (!connection.refused()) {
        checkOne(checks, connection.summary());
      }
    }
    checkGaps(checks);
    checkUnplaced(checks);
    if (!capture.summary().tap()) {
      noteLargeFrames(checks);
    }
  }

  /** Whoever else came to the relay's ports says nothing of the run. */
  private void noteUnpaired(CheckList checks) {
    if (unpaired.isEmpty()) {
      return;
    }
    List<String> who = new ArrayList<>();
    for (LabConnection connection : unpaired) {
      who.add(
          connection.flow()
              + " "
              + connection.clientAddress()
              + " (tcp.stream "
              + connection.tcpStream()
              + ")");
    }
    boolean pairs = kind == RunKind.TWO_FLOW;
    checks.passed(
        pairs ? CheckKind.NOT_PAIRED : CheckKind.NO_MEMBERS,
        unpaired.size()
            + (unpaired.size() == 1 ? " connection" : " connections")
            + (pairs
                ? " that the relay joined to no other"
                : " to which the server passed no message on")
            + ", no part of the run: "
            + CheckText.some(who));
  }

  private void checkOne(CheckList checks, Connection connection) {
    String found =
        connection.client()
            + " -> "
            + connection.relay()
            + ": "
            + (connection.handshake() ? "SYN, SYN-ACK, ACK" : "handshake not whole")
            + "; client "
            + end(connection.clientEnd())
            + ", "
            + kind.middle()
            + " "
            + end(connection.relayEnd());
    // A reset by one side ends both directions (RFC 9293, 3.10.7.4).
    boolean reset = connection.clientEnd() == End.RST || connection.relayEnd() == End.RST;
    boolean ended = reset || connection.clientEnd() == End.FIN && connection.relayEnd() == End.FIN;
    List<String> causes = new ArrayList<>();
    if (!connection.handshake()) {
      causes.add("the capture began after the connection, or lost packets");
    }
    if (!ended) {
      causes.add("the capture ended before the connection, or lost packets");
    }
    CheckKind kind = CheckKind.CONNECTION;
    String flow = connection.flow();
    Check check =
        causes.isEmpty()
            ? Check.passed(kind, flow, Printable.of(found))
            : Check.failed(kind, flow, Printable.of(found), String.join("; ", causes));
    int stream = connection.tcpStream();
    checks.add(
        check.named(check.name() + " " + stream, check.title() + " (stream " + stream + ")"));
  }

  private static String end(End end) {
    return switch (end) {
      case FIN -> "FIN";
      case RST -> "RST";
      case NONE -> "has no end";
    };
  }

  private void checkGaps(CheckList checks) {
    List<String> places = new ArrayList<>();
    long missing = 0;
    for (LabConnection connection : ofTheRun) {
      for (Leg leg : Leg.values()) {
        Reassembler stream = connection.direction(leg).stream();
        missing += stream.missingBytes();
        stream.gaps().stream()
            .limit(3)
            .map(gap ->
                "tcp.stream "
                    + connection.tcpStream()
                    + " "
                    + kind.arrow(leg)
                    + " seq "
                    + gap.firstSeq()
                    + ".."
                    + gap.lastSeq())
            .forEach(places::add);
      }
    }
    String found =
        missing == 0
            ? "none in " + ofTheRun.size() + " connections"
            : missing + " bytes missing: " + CheckText.some(places);
    checks.check(
        CheckKind.GAPS,
        "",
        missing == 0,
        found,
        "packets are missing in the capture: dropped by the"
            + " kernel, cut by a snap length, or taken out of the file");
  }

  /** Bytes that are captured, but no part of a stream as its receiver took it. */
  private void checkUnplaced(CheckList checks) {
    List<String> places = new ArrayList<>();
    for (LabConnection connection : capture.connections()) {
      for (Leg leg : Leg.values()) {
        StreamDirection direction = connection.direction(leg);
        String where = "tcp.stream " + connection.tcpStream() + " " + kind.arrow(leg);
        if (direction.bytesBeforeStart() > 0) {
          places.add(direction.bytesBeforeStart() + " captured bytes before the start of " + where);
        }
        if (direction.bytesOutside() > 0) {
          places.add(direction.bytesOutside() + " captured bytes far outside of " + where);
        }
      }
    }
    if (!places.isEmpty()) {
      checks.passed(CheckKind.UNUSED_BYTES, CheckText.some(places));
    }
  }

  /** A host cuts what it sends, and joins what it receives, outside of where it is captured. */
  private void noteLargeFrames(CheckList checks) {
    List<String> places = new ArrayList<>();
    for (LabConnection connection : ofTheRun) {
      for (Leg leg : Leg.values()) {
        int largest = connection.direction(leg).largestPayloadBytes();
        int allowed = connection.direction(leg.reverse()).synOptions().maxSegmentBytes();
        if (allowed > 0 && largest > allowed) {
          places.add(
              "tcp.stream "
                  + connection.tcpStream()
                  + " "
                  + kind.arrow(leg)
                  + " up to "
                  + largest
                  + " bytes, the MSS is "
                  + allowed);
        }
      }
    }
    if (!places.isEmpty()) {
      checks.passed(
          CheckKind.LARGE_FRAMES,
          CheckText.some(places) + ": such a frame is several segments on the wire (TSO, GRO)");
    }
  }

  private String ports() {
    StringBuilder ports = new StringBuilder();
    relayPorts.forEach((port, flow) ->
        ports.append(ports.isEmpty() ? "" : ", ").append(flow).append(' ').append(port));
    return ports.toString();
  }

  private String remedy() {
    Map<Integer, String> flows = new TreeMap<>(relayPorts);
    String example = flows.isEmpty() ? "CHAT" : flows.values().iterator().next();
    CaptureSummary summary = capture.summary();
    if (summary.otherPorts().isEmpty()) {
      return summary.unreadPackets() > 0
          ? new UnreadText(summary).remedy()
          : "the capture has no TCP connection: wrong interface or capture filter?";
    }
    return "the capture has listeners on "
        + summary.otherPorts()
        + ": say which is which with --flow "
        + example
        + "=PORT";
  }
}
