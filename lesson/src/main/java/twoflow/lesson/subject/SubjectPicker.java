package twoflow.lesson.subject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.core.run.WrongUseException;

/** Picks by a seed what the questions are about: the same run and seed, the same questions. */
public final class SubjectPicker {

  /** Of a longer run, the first rows are asked about. */
  private static final int MAX_ROWS = 1_000;

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
    List<AskedRow> rows = rows(run, sessions);
    List<AskedConnection> senders = sessions.senders();
    if (rows.isEmpty() || senders.isEmpty()) {
      throw new WrongUseException(
          run.files().run() + ": the capture has no row on both legs: nothing can be asked of it");
    }
    // Its algorithm is part of its contract, so it is the same in every Java.
    Random random = new Random(seed);
    AskedConnection connection = senders.get(random.nextInt(senders.size()));
    AskedRow row = rows.get(random.nextInt(rows.size()));
    return new Subject(run, new Trace(run.capture()), sessions, connection, row);
  }

  /** Rows of several segments, if there are any: there is more to see. Not the first of a flow. */
  private static List<AskedRow> rows(RunAnalysis run, Sessions sessions) throws IOException {
    List<AskedRow> rows = new ArrayList<>();
    List<RowLink> first = new ArrayList<>();
    run.links()
        .forEach(link -> {
          if (link.leg() == Leg.TO_RELAY) {
            first.clear();
            first.add(link);
          } else if (!first.isEmpty() && rows.size() < MAX_ROWS) {
            sessions
                .of(link.flow())
                .filter(sender -> sender.tcpStream() == first.getFirst().tcpStream())
                .forEach(sender -> rows.add(new AskedRow(sender, first.getFirst(), link)));
            first.clear();
          }
        });
    rows.sort(Comparator.comparing(SubjectPicker::rank));
    if (rows.isEmpty()) {
      return rows;
    }
    int best = rank(rows.getFirst());
    return rows.stream().filter(row -> rank(row) == best).toList();
  }

  private static int rank(AskedRow row) {
    boolean several = row.toRelay().frames().size() > 1;
    return (several ? 0 : 2) + (row.number() > 1 ? 0 : 1);
  }
}
