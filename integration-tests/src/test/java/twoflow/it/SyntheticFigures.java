package twoflow.it;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.figures.Spread;
import twoflow.analysis.link.Leg;
import twoflow.report.page.PageData;

/** What the flows of a made-up run did, as the report would count it. */
final class SyntheticFigures {

  private static final List<Long> ROUND_TRIPS_NS = List.of(20_000L, 20_000L, 31_000L);

  private SyntheticFigures() {}

  /** The figures of each flow on each leg. */
  static List<FlowFigures> of(List<PageData.Segment> segments) {
    List<FlowFigures> figures = new ArrayList<>();
    for (String flow : List.of("CHAT", "VOIP")) {
      for (Leg leg : Leg.values()) {
        List<PageData.Segment> own =
            segments.stream()
                .filter(s -> s.flow().equals(flow) && s.leg() == leg && s.payloadBytes() > 0)
                .toList();
        if (!own.isEmpty()) {
          figures.add(of(flow, leg, own));
        }
      }
    }
    return figures;
  }

  private static FlowFigures of(String flow, Leg leg, List<PageData.Segment> own) {
    List<Long> sizes = own.stream().map(s -> (long) s.payloadBytes()).toList();
    List<Long> gapsNs = new ArrayList<>();
    for (int i = 1; i < own.size(); i++) {
      gapsNs.add(own.get(i).timeNs() - own.get(i - 1).timeNs());
    }
    return new FlowFigures(
        flow,
        leg,
        sizes.stream().mapToLong(Long::longValue).sum(),
        own.stream().mapToLong(PageData.Segment::headerBytes).sum(),
        spread(sizes),
        spread(gapsNs),
        spread(ROUND_TRIPS_NS),
        0,
        0);
  }

  private static Spread spread(List<Long> values) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(value, 1L, Long::sum));
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? new Spread(0, 0, 0, 0, List.of())
        : new Spread(
            sorted.size(),
            sorted.getFirst(),
            sorted.get((sorted.size() - 1) / 2),
            sorted.getLast(),
            counts.entrySet().stream()
                .map(e -> new Spread.Count(e.getKey(), e.getValue()))
                .toList());
  }
}
