package twoflow.diff.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;

/**
 * Compares two runs. What a program decides must be equal when its rows are; what TCP decides may
 * differ from run to run; what the system picks at random, or the clock says, cannot be equal.
 */
public final class RunComparison {

  private final ComparedRun first;
  private final ComparedRun second;
  private final RunKind kind;
  private final List<StreamPair> pairs;
  private final List<FirstDifference> differences = new ArrayList<>();

  /** A comparison of two runs of the same kind. */
  public RunComparison(ComparedRun first, ComparedRun second) {
    this.first = first;
    this.second = second;
    this.kind = first.analysis().files().kind();
    this.pairs = StreamPair.of(first.streams(), second.streams());
  }

  /** Compares them. */
  public Comparison compare() throws IOException {
    List<Item> must = mustBeEqual();
    boolean equal = pairs.stream().filter(this::counts).allMatch(StreamPair::sameBytes);
    return new Comparison(
        equal && pairs.stream().anyMatch(this::counts),
        List.copyOf(differences),
        List.of(
            new Section("must be equal", must),
            new Section("may differ", new MayDiffer(first, second, kind, pairs).items()),
            new Section("cannot be equal", cannotBeEqual())));
  }

  /** A broadcast of the introductory demo names its sender's port, which is never the same. */
  private boolean counts(StreamPair pair) {
    return kind == RunKind.TWO_FLOW || pair.leg() == Leg.TO_RELAY;
  }

  private List<Item> mustBeEqual() throws IOException {
    List<Item> items = new ArrayList<>();
    List<Item> rows = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (PairGroup group : PairGroup.of(pairs)) {
      if (counts(group.pairs().getFirst())) {
        Item item = group.bytes(kind);
        items.add(item);
        RowCounts counts = new RowCounts();
        for (StreamPair pair : group.pairs()) {
          compare(pair, item.what(), counts, told);
        }
        if (group.leg() == Leg.TO_RELAY) {
          rows.add(counts.item(group.flow()));
        }
      }
    }
    items.addAll(rows);
    return items;
  }

  private void compare(StreamPair pair, String way, RowCounts rows, Set<String> told)
      throws IOException {
    rows.add(pair);
    if (pair.sameBytes()) {
      rows.allEqual(pair);
      return;
    }
    if (pair.first().isEmpty() || pair.second().isEmpty()) {
      return;
    }
    boolean tells = told.add(pair.flow());
    if (!tells && pair.leg() != Leg.TO_RELAY) {
      return;
    }
    try (PairContents contents =
        new PairContents(first, pair.first().get(), second, pair.second().get())) {
      rows.equal(contents.equalRows());
      if (tells) {
        String name = way.replace(" bytes", "");
        differences.add(FirstDifference.of(name, first, second, pair, contents));
      }
    }
  }

  private List<Item> cannotBeEqual() {
    List<Item> items = new ArrayList<>();
    items.add(
        random(
            "client ports",
            WireFigures.clientPorts(first.analysis().capture()),
            WireFigures.clientPorts(second.analysis().capture()),
            "the system picks a free port for each connection"));
    if (!anyTap()) {
      items.add(
          random(
              "initial sequence numbers",
              WireFigures.initialSequenceNumbers(first.analysis().capture()),
              WireFigures.initialSequenceNumbers(second.analysis().capture()),
              "TCP picks them at random (RFC 9293, 3.4.1)"));
    }
    items.addAll(new Times(first, second).items());
    return items;
  }

  private boolean anyTap() {
    return first.analysis().capture().summary().tap()
        || second.analysis().capture().summary().tap();
  }

  private static <T extends Comparable<T>> Item random(
      String what, List<T> ours, List<T> theirs, String cause) {
    List<T> common = new ArrayList<>(ours);
    common.retainAll(theirs);
    String remark = common.isEmpty() ? "none in common: " : common.size() + " in common: ";
    return new Item(what, some(ours), some(theirs), remark + cause);
  }

  /** The first of them; and how many more there are. */
  private static <T> String some(List<T> values) {
    Optional<T> first = values.stream().findFirst();
    if (first.isEmpty()) {
      return "-";
    }
    return values.size() == 1 ? "" + first.get() : first.get() + " +" + (values.size() - 1);
  }
}
