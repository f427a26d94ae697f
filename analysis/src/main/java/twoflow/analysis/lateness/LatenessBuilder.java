package twoflow.analysis.lateness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.analysis.link.WriteTable;

/** Says how late a run's writes were, per sender and per flow. */
public final class LatenessBuilder {

  private final LinkedCapture capture;
  private final RunClocks clocks;
  private final List<Sender> senders = new ArrayList<>();
  private final List<String> silent = new ArrayList<>();

  /**
   * Joins the writes to the capture's frames.
   *
   * @param oneWayFlows which session a connection belongs to
   * @param clocks which times may be compared
   */
  public LatenessBuilder(LinkedCapture capture, List<OneWayFlow> oneWayFlows, RunClocks clocks) {
    this.capture = capture;
    this.clocks = clocks;
    if (!capture.summary().tap()) {
      joinFrames();
    }
    findSenders(oneWayFlows);
    findSilent(oneWayFlows);
  }

  /** How late all writes were. */
  public RunLateness build() {
    List<SenderLateness> each = new ArrayList<>();
    Map<String, List<SenderLateness>> byFlow = new TreeMap<>();
    for (Sender sender : senders) {
      SenderLateness lateness = lateness(sender);
      each.add(lateness);
      byFlow.computeIfAbsent(lateness.flow(), flow -> new ArrayList<>()).add(lateness);
    }
    List<FlowLateness> flows = new ArrayList<>();
    for (Map.Entry<String, List<SenderLateness>> flow : byFlow.entrySet()) {
      flows.add(together(flow.getKey(), flow.getValue()));
    }
    return new RunLateness(notes(), flows, each);
  }

  /**
   * How the lateness of the first senders went on.
   *
   * @param maxSenders of at most so many
   */
  public List<LatenessSeries> series(int maxSenders) {
    List<LatenessSeries> series = new ArrayList<>();
    for (Sender sender : senders.subList(0, Math.min(maxSenders, senders.size()))) {
      series.addAll(new LatenessSeriesBuilder(sender).series());
    }
    return series;
  }

  /**
   * Gives the writes their times on the wire, in one walk through the segments. A write's frame is
   * found by the stream offset of its first byte, never by clock: the first frame of the capture
   * that has this byte, so a retransmission never counts, and of writes that share a frame each has
   * its time.
   */
  private void joinFrames() {
    SegmentTable segments = capture.segments();
    for (long i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      if (segment.leg() == Leg.TO_RELAY && segment.payloadBytes() > 0) {
        LabConnection connection = capture.connections().get(segment.connection());
        // Without the stream's beginning nobody knows which offset a frame has.
        if (!connection.direction(Leg.TO_RELAY).midStream()) {
          writes(connection).captured(segment.firstSeq(), segment.lastSeq(), segment.timeNs());
        }
      }
    }
  }

  private static WriteTable writes(LabConnection connection) {
    return connection.direction(Leg.TO_RELAY).writes();
  }

  private void findSenders(List<OneWayFlow> oneWayFlows) {
    Map<LabConnection, Integer> pairs = new HashMap<>();
    for (OneWayFlow oneWay : oneWayFlows) {
      oneWay.sender().ifPresent(connection -> pairs.put(connection, oneWay.session()));
    }
    for (LabConnection connection : capture.connections()) {
      WriteTable sent = writes(connection);
      if (sent.logged() > 0) {
        senders.add(
            new Sender(
                connection,
                pairs.getOrDefault(connection, 0),
                new SenderWrites(sent, clocks.sharesCapture(sent.sender()))));
      }
    }
    senders.sort(
        Comparator.comparing((Sender sender) -> sender.connection().flow())
            .thenComparing(Sender::session));
  }

  /** Clients that sent, as the capture shows, and that left no events of it. */
  private void findSilent(List<OneWayFlow> oneWayFlows) {
    for (OneWayFlow oneWay : oneWayFlows) {
      oneWay
          .sender()
          .filter(connection -> connection.direction(Leg.TO_RELAY).bytes() > 0)
          .filter(connection -> writes(connection).logged() == 0)
          .ifPresent(connection ->
              silent.add(
                  "no event file has the %s writes of %s"
                      .formatted(oneWay.flow(), connection.clientAddress())));
    }
  }

  private SenderLateness lateness(Sender sender) {
    Optional<Figures> sent = FiguresBuilder.of(sender.writes(), Measure.SENT_AFTER_DUE);
    Optional<Figures> wire = FiguresBuilder.of(sender.writes(), Measure.WIRE_AFTER_DUE);
    Optional<Figures> way = FiguresBuilder.of(sender.writes(), Measure.WIRE_AFTER_SENT);
    boolean midStream = sender.connection().direction(Leg.TO_RELAY).midStream();
    List<String> notes = new Caveats(sender.writes(), capture.summary().tap(), midStream).of(way);
    return new SenderLateness(
        sender.connection().flow(),
        sender.session(),
        sender.writes().role(),
        sender.connection().clientAddress(),
        sender.connection().tcpStream(),
        new WriteFigures(sender.writes().table().logged(), sent, wire, way, notes));
  }

  private FlowLateness together(String flow, List<SenderLateness> parts) {
    List<SenderWrites> own =
        senders.stream()
            .filter(sender -> sender.connection().flow().equals(flow))
            .map(Sender::writes)
            .toList();
    List<WriteFigures> figures = parts.stream().map(SenderLateness::figures).toList();
    WriteFigures sum =
        new WriteFigures(
            figures.stream().mapToLong(WriteFigures::writes).sum(),
            FiguresBuilder.of(
                own, Measure.SENT_AFTER_DUE, known(figures, WriteFigures::sentAfterDue)),
            FiguresBuilder.of(
                own, Measure.WIRE_AFTER_DUE, known(figures, WriteFigures::wireAfterDue)),
            FiguresBuilder.of(
                own, Measure.WIRE_AFTER_SENT, known(figures, WriteFigures::wireAfterSent)),
            notes(parts));
    return new FlowLateness(flow, parts.size(), sum);
  }

  private static List<Figures> known(
      List<WriteFigures> figures, Function<WriteFigures, Optional<Figures>> measure) {
    return figures.stream().flatMap(each -> measure.apply(each).stream()).toList();
  }

  private static String whose(SenderLateness part) {
    return part.pair() == 0 ? part.role() : part.role() + " of pair " + part.pair();
  }

  private static List<String> notes(List<SenderLateness> parts) {
    List<String> notes = new ArrayList<>();
    for (SenderLateness part : parts) {
      String whose = parts.size() == 1 ? "" : whose(part) + ": ";
      part.figures().notes().forEach(note -> notes.add(whose + note));
    }
    return Caveats.some(notes);
  }

  private List<String> notes() {
    if (senders.isEmpty()) {
      return List.of("no event file has a captured client's writes: nothing to compare");
    }
    List<String> notes = new ArrayList<>(Caveats.some(silent));
    if (capture.summary().tap()) {
      notes.add("no times on the wire: the capture is the relay's tap, its times are the relay's");
    }
    return List.copyOf(notes);
  }
}
