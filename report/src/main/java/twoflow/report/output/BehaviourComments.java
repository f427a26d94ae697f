package twoflow.report.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.event.JoinedEvent;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.figures.ClosedWindow;
import twoflow.analysis.figures.SegmentMarks;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.proof.FaultFrames;
import twoflow.core.event.Event;
import twoflow.core.scenario.Fault;

/**
 * Says in words what a packet does otherwise than most: what a fault did to it, which of its bytes
 * are repeated, whether its receiver held it back, and when it closes or opens a window.
 */
final class BehaviourComments {

  private static final double NS_PER_MS = 1e6;

  private final List<LabConnection> connections;
  private final RunKind kind;
  private final FaultFrames faults;
  private final SegmentMarks marks;

  /** What the relay has impaired, by connection and first byte. */
  private final Map<LabConnection, TreeMap<Long, JoinedEvent>> impaired = new HashMap<>();

  private final Map<Long, ClosedWindow> closing = new HashMap<>();
  private final Map<Long, ClosedWindow> opening = new HashMap<>();

  BehaviourComments(RunAnalysis run) {
    this.connections = run.capture().connections();
    this.kind = run.files().kind();
    this.faults = run.faultFrames();
    this.marks = run.segmentMarks();
    for (JoinedEvent event : run.events().map(RunEvents::impaired).orElse(List.of())) {
      impaired
          .computeIfAbsent(event.connection(), connection -> new TreeMap<>())
          .put(event.event().firstSeq(), event);
    }
    for (ClosedWindow closed : run.closedWindows()) {
      closing.put(closed.fromFrame(), closed);
      opening.put(closed.untilFrame(), closed);
    }
  }

  List<String> of(SegmentRecord segment) {
    List<String> comments = new ArrayList<>(0);
    faults
        .fault(segment.frame())
        .ifPresent(fault -> comments.add("Fault (" + fault.kind() + "): " + done(fault)));
    if (segment.payloadBytes() > 0) {
      impaired(segment, comments);
      repeated(segment, comments);
      marks
          .held(segment)
          .ifPresent(held ->
              comments.add(
                  "Late: its receiver holds it back for "
                      + ms(held.heldNs())
                      + ", until frame "
                      + held.untilFrame()
                      + " brings the missing bytes before it"));
    }
    window(segment, comments);
    return comments;
  }

  private static String done(Fault fault) {
    return switch (fault) {
      case Fault.InNetwork lost -> "the network loses this packet";
      case Fault.Split split -> "the relay passes on a write in parts, this is one";
      case Fault.Glue glue -> "the relay passes on several writes as one";
    };
  }

  private void impaired(SegmentRecord segment, List<String> comments) {
    TreeMap<Long, JoinedEvent> events = impaired.get(connections.get(segment.connection()));
    if (events == null || segment.leg() != Leg.TO_RELAY) {
      return;
    }
    for (JoinedEvent joined : events.headMap(segment.lastSeq(), true).descendingMap().values()) {
      Event event = joined.event();
      if (event.lastSeq() < segment.firstSeq()) {
        return;
      }
      comments.add(
          "Impaired: the relay does not pass these bytes on as they came; log event: "
              + joined.role()
              + " impaired seq="
              + event.firstSeq()
              + ".."
              + event.lastSeq());
    }
  }

  private static void repeated(SegmentRecord segment, List<String> comments) {
    long repeated = segment.repeatedBytes();
    if (repeated > 0) {
      comments.add(
          "Repeated: "
              + (repeated == segment.payloadBytes()
                  ? "all its bytes were"
                  : repeated + " of its " + segment.payloadBytes() + " bytes were")
              + " captured before");
    }
  }

  private void window(SegmentRecord segment, List<String> comments) {
    String flow = connections.get(segment.connection()).flow();
    String receiver = segment.leg() == Leg.TO_RELAY ? "the client" : "the " + kind.middle();
    ClosedWindow closed = closing.get(segment.frame());
    if (closed != null) {
      comments.add(
          "Window closed: " + receiver + " takes no more bytes of this " + flow + " connection");
    }
    ClosedWindow opened = opening.get(segment.frame());
    if (opened != null) {
      comments.add(
          "Window open again: "
              + receiver
              + " takes "
              + segment.windowBytes()
              + " bytes; it was closed for "
              + ms(opened.untilNs() - opened.fromNs()));
    }
  }

  private static String ms(long ns) {
    return String.format(Locale.ROOT, "%.3f ms", ns / NS_PER_MS);
  }
}
