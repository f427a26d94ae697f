package twoflow.analysis.lateness;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.store.ExactQuantiles;

/** Cuts a sender's writes into few enough parts to draw. */
final class CourseMaker {

  /** Up to so many writes, each is a point of its own. */
  static final int MAX_POINTS = 200;

  private final Sender sender;
  private final SenderWrites writes;

  CourseMaker(Sender sender) {
    this.sender = sender;
    this.writes = sender.writes();
  }

  /** The courses of what is known. */
  List<Course> courses() {
    List<Course> courses = new ArrayList<>(2);
    for (Measure measure : List.of(Measure.SENT_AFTER_DUE, Measure.WIRE_AFTER_DUE)) {
      List<Course.Point> points = points(measure);
      if (!points.isEmpty()) {
        courses.add(
            new Course(
                sender.connection().flow(),
                sender.pair(),
                writes.role(),
                measure == Measure.WIRE_AFTER_DUE,
                points));
      }
    }
    return courses;
  }

  private List<Course.Point> points(Measure measure) {
    List<Course.Point> points = new ArrayList<>();
    long parts = Math.min(MAX_POINTS, writes.size());
    for (long part = 0; part < parts; part++) {
      long from = part * writes.size() / parts;
      long to = (part + 1) * writes.size() / parts;
      ExactQuantiles late = writes.lateness(measure, from, to);
      if (late.count() > 0) {
        long dueNs = writes.due(measure, from, to).min();
        points.add(new Course.Point(dueNs, late.count(), late.percentile(50), late.max()));
      }
    }
    return points;
  }
}
