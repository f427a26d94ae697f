package twoflow.diff.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.WriteTable;

/** What may differ between two runs of the same rows: how they were made, and what TCP decides. */
final class MayDiffer {
  /** What the tap says of segments, windows and options is not TCP's. */
  private static final String MADE_UP = "the tap makes them up";

  private final ComparedRun first;
  private final ComparedRun second;
  private final RunKind kind;
  private final List<PairGroup> groups;
  private final WireFigures ofFirst;
  private final WireFigures ofSecond;
  private final boolean tapped;

  MayDiffer(ComparedRun first, ComparedRun second, RunKind kind, List<StreamPair> pairs) {
    this.first = first;
    this.second = second;
    this.kind = kind;
    this.groups = PairGroup.of(pairs);
    this.ofFirst = WireFigures.of(first.analysis().capture());
    this.ofSecond = WireFigures.of(second.analysis().capture());
    this.tapped =
        first.analysis().capture().summary().tap() || second.analysis().capture().summary().tap();
  }

  List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    items.addAll(new MadeWith(first, second).items());
    groups.stream().filter(g -> g.leg() == Leg.TO_RELAY).map(this::writes).forEach(items::add);
    groups.stream().map(this::segments).forEach(items::add);
    items.add(
        onWire("segments that only acknowledge", WireFigures::acks, "an ACK may ride on data"));
    items.add(onWire("repeated bytes", WireFigures::repeatedBytes, "lost, or their ACK was late"));
    items.add(
        onWire(
            "smallest window in bytes",
            WireFigures::smallestWindowBytes,
            "how much was unread just then"));
    items.add(SynOptionSets.item(first, second, tapped ? MADE_UP : "another system or MTU"));
    return items;
  }

  private Item onWire(String what, ToLongFunction<WireFigures> figure, String cause) {
    long ours = figure.applyAsLong(ofFirst);
    long theirs = figure.applyAsLong(ofSecond);
    return Item.of(what, ours, theirs, tapped ? MADE_UP : cause);
  }

  private Item writes(PairGroup group) {
    boolean equal =
        group.pairs().stream()
            .allMatch(pair -> sameWrites(writes(pair.first()), writes(pair.second())));
    return Item.of(
        group.flow() + " writes",
        group.sum(StreamPair::first, stream -> stream.direction().writes().size()),
        group.sum(StreamPair::second, stream -> stream.direction().writes().size()),
        equal,
        group.sameBytes() ? "options such as --chunk-bytes" : "other bytes");
  }

  private static Optional<WriteTable> writes(Optional<SentStream> stream) {
    return stream.map(s -> s.direction().writes());
  }

  private static boolean sameWrites(Optional<WriteTable> ours, Optional<WriteTable> theirs) {
    if (ours.isEmpty() || theirs.isEmpty() || ours.get().size() != theirs.get().size()) {
      return false;
    }
    for (long i = 0; i < ours.get().size(); i++) {
      if (ours.get().lastSeq(i) != theirs.get().lastSeq(i)) {
        return false;
      }
    }
    return true;
  }

  private Item segments(PairGroup group) {
    boolean equal =
        group.pairs().stream()
            .allMatch(pair ->
                pair.first().isPresent()
                    && pair.second().isPresent()
                    && ofFirst.cuts(pair.first().get()).sameAs(ofSecond.cuts(pair.second().get())));
    return Item.of(
        group.name("segments", kind),
        group.sum(StreamPair::first, stream -> ofFirst.cuts(stream).size()),
        group.sum(StreamPair::second, stream -> ofSecond.cuts(stream).size()),
        equal,
        segmentsCause(group));
  }

  private String segmentsCause(PairGroup group) {
    if (!group.sameBytes()) {
      return "other bytes";
    }
    if (tapped) {
      return MADE_UP;
    }
    return group.leg() == Leg.TO_RELAY
        ? "cut elsewhere: writes that wait are sent together"
        : "cut elsewhere: the " + kind.middle() + " read more at once, or writes waited";
  }
}
