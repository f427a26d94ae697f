package twoflow.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import twoflow.analysis.link.Leg;
import twoflow.report.page.PageData;

/** Pages of made-up runs with something that {@link SyntheticRun} does not have. */
final class SyntheticPage {

  private static final long MS = 1_000_000L;

  private SyntheticPage() {}

  /** A run that lacks the second chat row on its first leg. */
  static PageData withHole() {
    PageData run = SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS);
    List<PageData.Segment> captured =
        run.segments().stream().filter(segment -> segment.frame() != 41).toList();
    PageData.Hole hole = new PageData.Hole(0, "CHAT", Leg.TO_RELAY, 77, 155, 30 * MS, 630 * MS);
    return copy(run, run.pairs(), captured, List.of(hole), run.totals(), PageData.Marks.NONE);
  }

  /** A run in which two pairs of clients chat. */
  static PageData withTwoPairs() {
    PageData run = SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS);
    Map<Integer, Integer> pairs = Map.of(0, 1, 1, 2, 2, 1, 3, 1);
    return copy(run, pairs, run.segments(), run.holes(), run.totals(), PageData.Marks.NONE);
  }

  /** A run of 20,000 segments in 20 s, of which the page has few one by one. */
  static PageData large() {
    PageData run = SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS);
    List<long[]> marks = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int data = PageData.MarkKind.DATA.ordinal();
      marks.add(new long[] {MS, i % 8, data, 10, 1, 1, i + 1});
    }
    return copy(
        run,
        run.pairs(),
        run.segments(),
        run.holes(),
        new PageData.Totals(4_000, 20_000, 4, 20_000 * MS),
        new PageData.Marks(0, marks));
  }

  /** A run whose clients are on other hosts than its capture: their times are not the page's. */
  static PageData ofSeveralHosts() {
    PageData run = SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS);
    List<PageData.RowEvents> withoutTimes =
        run.events().stream()
            .map(e ->
                new PageData.RowEvents(
                    e.role(),
                    e.event(),
                    e.flow(),
                    e.row(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    e.count()))
            .toList();
    return copy(
        run,
        run.pairs(),
        run.segments(),
        withoutTimes,
        run.holes(),
        run.totals(),
        run.marks(),
        true);
  }

  private static PageData copy(
      PageData run,
      Map<Integer, Integer> pairs,
      List<PageData.Segment> segments,
      List<PageData.Hole> holes,
      PageData.Totals totals,
      PageData.Marks marks) {
    return copy(run, pairs, segments, run.events(), holes, totals, marks, run.clocksDiffer());
  }

  private static PageData copy(
      PageData run,
      Map<Integer, Integer> pairs,
      List<PageData.Segment> segments,
      List<PageData.RowEvents> events,
      List<PageData.Hole> holes,
      PageData.Totals totals,
      PageData.Marks marks,
      boolean clocksDiffer) {
    return new PageData(
        run.run(),
        run.scenario(),
        run.files(),
        run.startNs(),
        run.complete(),
        run.checks(),
        run.connections(),
        pairs,
        segments,
        run.links(),
        events,
        holes,
        run.closedWindows(),
        totals,
        run.omittedLinks(),
        marks,
        run.slots(),
        run.graphs(),
        run.calls(),
        run.figures(),
        clocksDiffer,
        run.lateness(),
        run.latenessSeries());
  }
}
