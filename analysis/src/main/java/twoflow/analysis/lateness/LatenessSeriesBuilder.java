package twoflow.analysis.lateness;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.store.ExactQuantiles;

/** Cuts a sender's writes into few enough parts to draw. */
final class LatenessSeriesBuilder {

  /** Up to so many writes, each is a point of its own. */
  static final int MAX_POINTS = 200;

  private final Sender sender;
  private final SenderWrites writes;

  LatenessSeriesBuilder(Sender sender) {
    this.sender = sender;
    this.writes = sender.writes();
  }

  /** The series of what is known. */
  List<LatenessSeries> series() {
    List<LatenessSeries> series = new ArrayList<>(2);
    for (Measure measure : List.of(Measure.SENT_AFTER_DUE, Measure.WIRE_AFTER_DUE)) {
      List<LatenessSeries.Point> points = points(measure);
      if (!points.isEmpty()) {
        series.add(
            new LatenessSeries(
                sender.connection().flow(),
                sender.session(),
                writes.role(),
                measure == Measure.WIRE_AFTER_DUE,
                points));
      }
    }
    return series;
  }

  private List<LatenessSeries.Point> points(Measure measure) {
    List<LatenessSeries.Point> points = new ArrayList<>();
    long parts = Math.min(MAX_POINTS, writes.size());
    for (long part = 0; part < parts; part++) {
      long from = part * writes.size() / parts;
      long to = (part + 1) * writes.size() / parts;
      ExactQuantiles late = writes.lateness(measure, from, to);
      if (late.count() > 0) {
        long dueNs = writes.due(measure, from, to).min();
        points.add(new LatenessSeries.Point(dueNs, late.count(), late.percentile(50), late.max()));
      }
    }
    return points;
  }
}
