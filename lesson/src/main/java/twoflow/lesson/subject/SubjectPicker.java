package twoflow.lesson.subject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.core.run.WrongUseException;

/**
 * Picks by a seed what the questions are about: the same capture and seed, the same questions. What
 * else is in the run's folder makes no difference.
 */
public final class SubjectPicker {

  /** Of a longer flow, the first rows are asked about. */
  private static final int MAX_ROWS = 1_000;

  /** Two gaps at least: else their mean says nothing. */
  private static final int SEVERAL_SEGMENTS = 3;

  private final long seed;

  /** Picks by a seed. */
  public SubjectPicker(long seed) {
    this.seed = seed;
  }

  /**
   * Picks.
   *
   * @throws WrongUseException when the run has no row on both legs
   */
  public Subject pick(RunAnalysis run) throws IOException {
    Sessions sessions = new Sessions(run.oneWayFlows());
    List<AskedConnection> senders = sessions.senders();
    List<AskedRow> rows = best(rows(run, senders));
    if (rows.isEmpty()) {
      throw new WrongUseException(
          run.files().run()
              + ": the capture has no row of text on both legs: nothing can be asked of it");
    }
    // Its algorithm is part of its contract, so it is the same in every Java. Seeds that are near
    // to each other would give first numbers that are near, too: the factor parts them (2^64 by
    // the golden ratio).
    Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    AskedConnection connection = senders.get(random.nextInt(senders.size()));
    AskedRow row = rows.get(random.nextInt(rows.size()));
    return new Subject(run, new Trace(run.capture()), sessions, connection, row);
  }

  /** The first rows of text of each sender, with both legs. The rows of a call are no text. */
  private static List<AskedRow> rows(RunAnalysis run, List<AskedConnection> senders)
      throws IOException {
    Map<Integer, AskedConnection> byStream =
        senders.stream()
            .filter(AskedConnection::sendsText)
            .collect(Collectors.toMap(AskedConnection::tcpStream, sender -> sender));
    Map<AskedConnection, List<AskedRow>> rows = new HashMap<>();
    List<RowLink> first = new ArrayList<>();
    run.links()
        .forEach(link -> {
          if (link.leg() == Leg.TO_RELAY) {
            first.clear();
            first.add(link);
          } else if (!first.isEmpty() && byStream.containsKey(first.getFirst().tcpStream())) {
            AskedConnection sender = byStream.get(first.getFirst().tcpStream());
            List<AskedRow> its = rows.computeIfAbsent(sender, s -> new ArrayList<>());
            AskedRow row = new AskedRow(sender, first.getFirst(), link);
            if (its.size() < MAX_ROWS && link.row() == first.getFirst().row() && ends(row)) {
              its.add(row);
            }
          }
        });
    return senders.stream().flatMap(s -> rows.getOrDefault(s, List.of()).stream()).toList();
  }

  /** Whether it is known where a row ends: by its newline, or by its CSV file. */
  private static boolean ends(AskedRow row) {
    return row.endsWithNewline() || row.toRelay().line() > 0;
  }

  /**
   * Rows of several segments, if there are any: there is more to see. Not the first of a flow,
   * whose first byte has a number that is no question. None that was sent again: see level 5.
   */
  private static List<AskedRow> best(List<AskedRow> rows) {
    int best = rows.stream().mapToInt(SubjectPicker::rank).min().orElse(0);
    return rows.stream().filter(row -> rank(row) == best).toList();
  }

  private static int rank(AskedRow row) {
    boolean shown = !row.toRelay().text().isEmpty();
    boolean once = row.toRelay().retransmissions() + row.fromRelay().retransmissions() == 0;
    boolean several = row.toRelay().frames().size() >= SEVERAL_SEGMENTS;
    return (row.endsWithNewline() ? 0 : 16)
        + (shown ? 0 : 8)
        + (once ? 0 : 4)
        + (several ? 0 : 2)
        + (row.number() > 1 ? 0 : 1);
  }
}
