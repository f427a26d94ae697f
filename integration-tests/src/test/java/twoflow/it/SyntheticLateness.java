package twoflow.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import twoflow.analysis.lateness.Figures;
import twoflow.analysis.lateness.FlowLateness;
import twoflow.analysis.lateness.LatenessSeries;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.lateness.WriteFigures;

/** Lateness as the report would have measured it; the first write of each sender is early. */
final class SyntheticLateness {

  private static final long US = 1_000L;
  private static final long INTERVAL_NS = 50_000_000L;
  private static final String NOTE = "2 of 40 writes are not in the capture";

  private SyntheticLateness() {}

  /** So many senders on each flow. */
  static RunLateness of(int senders) {
    List<FlowLateness> flows = new ArrayList<>();
    List<SenderLateness> each = new ArrayList<>();
    for (String flow : List.of("CHAT", "VOIP")) {
      flows.add(new FlowLateness(flow, senders, figures(40L * senders)));
      for (int pair = 1; pair <= senders; pair++) {
        each.add(
            new SenderLateness(flow, pair, "client", "127.0.0.11:4" + pair, pair, figures(40)));
      }
    }
    return new RunLateness(List.of(), flows, each);
  }

  /** The series of one sender per flow, so many writes to a point; times as the page has them. */
  static List<LatenessSeries> series(int writesPerPoint) {
    List<LatenessSeries> series = new ArrayList<>();
    for (String flow : List.of("CHAT", "VOIP")) {
      for (boolean onWire : new boolean[] {false, true}) {
        List<LatenessSeries.Point> points =
            IntStream.range(0, 40).mapToObj(i -> point(i, writesPerPoint)).toList();
        series.add(new LatenessSeries(flow, 1, "client", onWire, points));
      }
    }
    return series;
  }

  private static LatenessSeries.Point point(int i, int writes) {
    long lateNs = i == 0 ? -30 * US : 40 * US + i * US;
    return new LatenessSeries.Point(i * INTERVAL_NS * writes, writes, lateNs, 2 * lateNs);
  }

  private static WriteFigures figures(long writes) {
    Figures late =
        new Figures(
            writes - 2,
            -30 * US,
            50 * US,
            90 * US,
            3_000 * US,
            OptionalLong.of(-30 * US),
            OptionalDouble.of(-0.0125));
    return new WriteFigures(
        writes, Optional.of(late), Optional.of(late), Optional.empty(), List.of(NOTE));
  }
}
