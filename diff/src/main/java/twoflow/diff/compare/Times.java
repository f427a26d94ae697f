package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import twoflow.analysis.lateness.Figures;
import twoflow.analysis.lateness.FlowLateness;

/** How long two runs took, and how late their writes were. */
record Times(ComparedRun first, ComparedRun second) {

  private static final double NS_PER_S = 1e9;
  private static final double NS_PER_MS = 1e6;

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    long ours = WireFigures.of(first.analysis().capture()).durationNs();
    long theirs = WireFigures.of(second.analysis().capture()).durationNs();
    items.add(
        new Item(
            "seconds, first to last frame",
            seconds(ours),
            seconds(theirs),
            String.format(
                Locale.ROOT,
                "%+.3f s; TCP's timestamps follow the clock",
                (theirs - ours) / NS_PER_S)));
    Map<String, Figures> late = lateness(first);
    Map<String, Figures> lateInSecond = lateness(second);
    TreeMap<String, Figures> all = new TreeMap<>(late);
    all.putAll(lateInSecond);
    for (String flow : all.keySet()) {
      Optional<Figures> a = Optional.ofNullable(late.get(flow));
      Optional<Figures> b = Optional.ofNullable(lateInSecond.get(flow));
      items.add(
          new Item(
              flow + " lateness in ms p50/p99",
              quantiles(a),
              quantiles(b),
              "how busy the machine was"));
    }
    return items;
  }

  private static Map<String, Figures> lateness(ComparedRun run) {
    Map<String, Figures> byFlow = new TreeMap<>();
    for (FlowLateness flow : run.analysis().lateness().build().flows()) {
      flow.figures().againstSchedule().ifPresent(figures -> byFlow.put(flow.flow(), figures));
    }
    return byFlow;
  }

  private static String quantiles(Optional<Figures> figures) {
    return figures
        .map(f ->
            String.format(Locale.ROOT, "%.2f/%.2f", f.p50Ns() / NS_PER_MS, f.p99Ns() / NS_PER_MS))
        .orElse("-");
  }

  private static String seconds(long ns) {
    return String.format(Locale.ROOT, "%.3f", ns / NS_PER_S);
  }
}
