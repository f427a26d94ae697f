package twoflow.core.scenario;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Checks that each fault hits what it names, whatever the other faults do. */
final class FaultRules {

  private static final long NS_PER_MS = 1_000_000;

  /** Linux waits for 200 ms at least before it repeats a segment, then for twice as long. */
  private static final long RECOVERY_MS = 250;

  /** So many segments may be sent at once (initial window, RFC 6928): more are merged. */
  private static final int MAX_PARTS = 10;

  private final Path file;
  private final NamedWrites writes;
  private final NetworkConditions network;

  /**
   * @param writes the writes that are named, which were found
   */
  FaultRules(Path file, NamedWrites writes, NetworkConditions network) {
    this.file = file;
    this.writes = writes;
    this.network = network;
  }

  /** A fault and its line. */
  record Entry(Fault fault, int line) {}

  /**
   * Checks them all.
   *
   * @return the faults, in the order of the writes that they hit
   */
  List<Fault> checked(List<Entry> entries) throws ScenarioException {
    List<Entry> inOrder =
        entries.stream().sorted(Comparator.comparingLong(entry -> index(entry.fault()))).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      Entry entry = inOrder.get(i);
      if (entry.fault() instanceof Fault.AtWrite atWrite) {
        checkTimestamps(entry);
        checkSegments(entry, atWrite);
      }
      if (entry.fault() instanceof Fault.Lose lose) {
        checkPause(entry, lose);
      }
      if (entry.fault() instanceof Fault.InRelay inRelay) {
        checkBytes(entry, inRelay);
      }
      for (Entry later : inOrder.subList(i + 1, inOrder.size())) {
        checkPair(entry, later);
      }
    }
    return inOrder.stream().map(Entry::fault).toList();
  }

  private long index(Fault fault) {
    return switch (fault) {
      case Fault.AtWrite atWrite -> place(atWrite).index();
      case Fault.LoseSyn syn -> -1;
      case Fault.InRelay inRelay -> writes.places().get(inRelay.writes().first()).index();
    };
  }

  private WritePlace place(Fault.AtWrite fault) {
    return writes.places().get(fault.write());
  }

  /** A rule knows a segment with data by its length. */
  private void checkTimestamps(Entry entry) throws ScenarioException {
    if (network.settings().containsKey("tcp_timestamps")) {
      throw fault(entry, "it needs TCP's timestamps: leave tcp_timestamps out");
    }
  }

  /** A rule hits a segment: each write must be one. */
  private void checkSegments(Entry entry, Fault.AtWrite atWrite) throws ScenarioException {
    int longest = writes.longestBytes(atWrite.flow());
    if (longest > network.maxSegmentBytes()) {
      throw fault(
          entry,
          "a write of "
              + atWrite.flow()
              + " has "
              + longest
              + " bytes, a segment at most "
              + network.maxSegmentBytes()
              + ": a fault needs writes of one segment each");
    }
  }

  /** A rule drops the next segment that it sees: that must be the repetition. */
  private void checkPause(Entry entry, Fault.Lose lose) throws ScenarioException {
    WritePlace place = place(lose);
    long neededMs = recoveryMs(lose);
    if (lose.times() > 1 && place.nextDueNs() - place.dueNs() < neededMs * NS_PER_MS) {
      throw fault(
          entry,
          "times: "
              + lose.times()
              + " needs a pause of "
              + neededMs
              + " ms after "
              + lose.write()
              + ": the next write comes after "
              + (place.nextDueNs() - place.dueNs()) / NS_PER_MS
              + " ms and would be lost instead");
    }
  }

  /** What is split must fit into the window, what is glued into a segment. */
  private void checkBytes(Entry entry, Fault.InRelay fault) throws ScenarioException {
    long bytes = lastSeq(fault) - firstSeq(fault) + 1;
    if (fault instanceof Fault.Split split
        && Math.ceilDiv(bytes, (long) split.partBytes()) > MAX_PARTS) {
      throw fault(
          entry,
          bytes
              + " bytes in parts of "
              + split.partBytes()
              + ": at most "
              + MAX_PARTS
              + " parts can be sent at once");
    }
    if (fault instanceof Fault.Glue && bytes > network.maxSegmentBytes()) {
      throw fault(entry, bytes + " bytes; a segment has at most " + network.maxSegmentBytes());
    }
  }

  private long firstSeq(Fault.InRelay fault) {
    return writes.places().get(fault.writes().first()).firstSeq();
  }

  private long lastSeq(Fault.InRelay fault) {
    return writes.places().get(fault.writes().last()).lastSeq();
  }

  /** A rule of the network counts segments: those that the relay makes it does not know. */
  private void checkRelay(Entry entry, Entry later) throws ScenarioException {
    if (entry.fault().flow() != later.fault().flow()) {
      return;
    }
    if (entry.fault() instanceof Fault.InRelay first
        && later.fault() instanceof Fault.InRelay second) {
      if (firstSeq(second) <= lastSeq(first)) {
        throw fault(later, "its bytes overlap with those of line " + entry.line());
      }
      return;
    }
    boolean inRelay =
        entry.fault() instanceof Fault.InRelay || later.fault() instanceof Fault.InRelay;
    if (inRelay && (loses(entry) || loses(later))) {
      throw fault(
          loses(later) ? later : entry,
          "on the legs of a flow whose writes the relay splits or glues, segments cannot be"
              + " counted");
    }
  }

  private static boolean loses(Entry entry) {
    return entry.fault() instanceof Fault.AtWrite;
  }

  private void checkPair(Entry entry, Entry later) throws ScenarioException {
    checkRelay(entry, later);
    if (entry.fault() instanceof Fault.LoseSyn first
        && later.fault() instanceof Fault.LoseSyn second
        && first.flow() == second.flow()
        && first.leg() == second.leg()) {
      throw fault(later, "the same as on line " + entry.line() + ": use 'times'");
    }
    if (!(entry.fault() instanceof Fault.AtWrite first)
        || !(later.fault() instanceof Fault.AtWrite second)
        || first.flow() != second.flow()) {
      return;
    }
    if (first.leg() == second.leg()) {
      checkSameLeg(entry, first, later, second);
    } else if (first.leg() == ScenarioLeg.CLIENT_RELAY) {
      checkMerged(entry, first, later);
    }
  }

  private void checkSameLeg(Entry entry, Fault.AtWrite first, Entry later, Fault.AtWrite second)
      throws ScenarioException {
    if (first.write().equals(second.write())) {
      boolean lost = first instanceof Fault.Lose && second instanceof Fault.Lose;
      String remedy = lost ? "use 'times'" : "name another one";
      throw fault(later, "the same write as on line " + entry.line() + ": " + remedy);
    }
    if (network.isSlow()) {
      throw fault(
          later,
          "with rate or delay, one fault in each flow and leg: there is one on line "
              + entry.line());
    }
    long apartMs = (place(second).dueNs() - place(first).dueNs()) / NS_PER_MS;
    if (apartMs < recoveryMs(first)) {
      throw fault(
          later,
          second.write()
              + " comes "
              + apartMs
              + " ms after the fault of line "
              + entry.line()
              + ", when its segment may still be repeated: "
              + recoveryMs(first)
              + " ms are needed");
    }
  }

  /** What waits behind a lost segment, the relay passes on as one. */
  private void checkMerged(Entry entry, Fault.AtWrite first, Entry later) throws ScenarioException {
    WritePlace place = place(first);
    if (place.nextDueNs() - place.dueNs() < recoveryMs(first) * NS_PER_MS) {
      throw fault(
          later,
          "after the loss of line "
              + entry.line()
              + " on client-relay, the relay passes"
              + " several writes on as one segment: on relay-client, name an earlier row");
    }
  }

  private static long recoveryMs(Fault.AtWrite fault) {
    return switch (fault) {
      case Fault.Lose lose -> RECOVERY_MS << lose.times();
      // The last try that is lost comes before its end, and the next wait is twice as long.
      case Fault.Outage outage -> 2 * (outage.time().toMillis() + RECOVERY_MS);
    };
  }

  private ScenarioException fault(Entry entry, String what) {
    return new ScenarioException(file, entry.line(), entry.fault().kind() + ": " + what);
  }
}
