package twoflow.diff.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.WriteTable;
import twoflow.core.payload.Printable;
import twoflow.core.scenario.Scenario;
import twoflow.core.seed.RunSeed;
import twoflow.core.seed.SeedFile;
import twoflow.pcap.tcp.SynOptions;

/** What may differ between two runs of the same rows: how they were made, and what TCP decides. */
final class MayDiffer {

  private static final int MAX_TITLE_CHARS = 20;
  private static final String NOT_COMPLETE = "NOT COMPLETE";

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

  /** How the runs were made is only said where it differs. */
  List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    Stream.of(
            Item.of("rows from seed", seed(first), seed(second), "other rows"),
            Item.of("scenario", scenario(first), scenario(second), sameScenario(), "other options"),
            Item.of("capture by", capturedBy(first), capturedBy(second), "tells less: see below"),
            Item.of("verdict", verdict(first), verdict(second), "see ./lab report"))
        .filter(item -> !item.equal() || item.second().equals(NOT_COMPLETE))
        .forEach(items::add);
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
    items.add(synOptions());
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

  private static String seed(ComparedRun run) throws IOException {
    Optional<RunSeed> seed = new SeedFile(run.analysis().files().folder()).read();
    return seed.map(from -> Long.toString(from.value())).orElse("-");
  }

  /** The lab's own titles begin with a word or two and a colon. */
  private static String scenario(ComparedRun run) {
    return run.analysis()
        .scenario()
        .map(scenario -> Printable.of(scenario.title()).split(":", 2)[0])
        .map(title -> title.substring(0, Math.min(MAX_TITLE_CHARS, title.length())))
        .orElse("-");
  }

  private boolean sameScenario() throws IOException {
    Path ours = first.analysis().files().folder().resolve(Scenario.RUN_FILE);
    Path theirs = second.analysis().files().folder().resolve(Scenario.RUN_FILE);
    if (!Files.exists(ours) || !Files.exists(theirs)) {
      return Files.exists(ours) == Files.exists(theirs);
    }
    return Files.mismatch(ours, theirs) < 0;
  }

  private static String capturedBy(ComparedRun run) {
    return run.analysis().capture().summary().tap() ? "the relay's tap" : "tcpdump";
  }

  private static String verdict(ComparedRun run) {
    return run.analysis().verdict().complete() ? "complete" : NOT_COMPLETE;
  }

  private Item synOptions() {
    Set<String> ours = options(first);
    Set<String> theirs = options(second);
    boolean equal = ours.equals(theirs);
    String words = String.join(" or ", ours);
    return new Item(
        "kinds of SYN options",
        Integer.toString(ours.size()),
        Integer.toString(theirs.size()),
        equal
            ? Item.EQUAL + ": " + words
            : words
                + "; "
                + String.join(" or ", theirs)
                + ": "
                + (tapped ? MADE_UP : "another system or MTU"));
  }

  /** What the SYNs offer, each different one once. */
  private static Set<String> options(ComparedRun run) {
    Set<String> texts = new TreeSet<>();
    for (LabConnection connection : run.analysis().capture().connections()) {
      for (Leg leg : Leg.values()) {
        texts.add(text(connection.direction(leg).synOptions()));
      }
    }
    return texts;
  }

  private static String text(SynOptions options) {
    List<String> words = new ArrayList<>();
    if (options.maxSegmentBytes() > 0) {
      words.add("MSS " + options.maxSegmentBytes());
    }
    if (options.windowShift() >= 0) {
      words.add("WS " + options.windowShift());
    }
    if (options.sackPermitted()) {
      words.add("SACK");
    }
    if (options.timestamps()) {
      words.add("TS");
    }
    return words.isEmpty() ? "none" : String.join(" ", words);
  }
}
