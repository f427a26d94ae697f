package twoflow.diff.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import twoflow.analysis.lateness.Figures;
import twoflow.analysis.lateness.FlowLateness;
import twoflow.analysis.lateness.WriteFigures;

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
    Map<String, WriteFigures> ofFirst = writes(first);
    Map<String, WriteFigures> ofSecond = writes(second);
    TreeMap<String, WriteFigures> all = new TreeMap<>(ofFirst);
    all.putAll(ofSecond);
    for (String flow : all.keySet()) {
      lateness(
              flow, Optional.ofNullable(ofFirst.get(flow)), Optional.ofNullable(ofSecond.get(flow)))
          .ifPresent(items::add);
    }
    return items;
  }

  /** On the wire, or as it was sent if a capture does not tell the former. */
  private static Optional<Item> lateness(
      String flow, Optional<WriteFigures> ours, Optional<WriteFigures> theirs) {
    boolean onWire =
        Stream.of(ours, theirs)
            .flatMap(Optional::stream)
            .allMatch(figures -> figures.wireAfterDue().isPresent());
    Function<WriteFigures, Optional<Figures>> measure =
        onWire ? WriteFigures::wireAfterDue : WriteFigures::sentAfterDue;
    Optional<Figures> a = ours.flatMap(measure);
    Optional<Figures> b = theirs.flatMap(measure);
    String what = flow + " lateness in ms p50/p99" + (onWire ? "" : " when sent");
    return a.isEmpty() && b.isEmpty()
        ? Optional.empty()
        : Optional.of(new Item(what, quantiles(a), quantiles(b), "how busy the machine was"));
  }

  private static Map<String, WriteFigures> writes(ComparedRun run) {
    Map<String, WriteFigures> byFlow = new TreeMap<>();
    for (FlowLateness flow : run.analysis().lateness().build().flows()) {
      byFlow.put(flow.flow(), flow.figures());
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
