package twoflow.analysis.link;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes through all links of a run, ordered by flow, session, row and leg. */
public final class RowLinks {

  private final List<OneWayFlow> oneWayFlows;
  private final Map<String, String> files;
  private final RowTexts texts;

  /**
   * Links of a run.
   *
   * @param files the CSV file's name of each flow that has one
   */
  public RowLinks(List<OneWayFlow> oneWayFlows, Map<String, String> files, RowTexts texts) {
    this.oneWayFlows = oneWayFlows;
    this.files = files;
    this.texts = texts;
  }

  /** Shows each link to a visitor. */
  public void forEach(Visitor visitor) throws IOException {
    for (OneWayFlow oneWay : oneWayFlows) {
      walk(oneWay, visitor);
    }
  }

  private void walk(OneWayFlow oneWay, Visitor visitor) throws IOException {
    Cursor first = new Cursor(oneWay.sender(), Leg.TO_RELAY);
    Cursor second = new Cursor(oneWay.receiver(), Leg.FROM_RELAY);
    first.skipUnlinked();
    second.skipUnlinked();
    while (first.number() < Long.MAX_VALUE || second.number() < Long.MAX_VALUE) {
      long number = Math.min(first.number(), second.number());
      OptionalLong completedNs = OptionalLong.empty();
      if (first.number() == number) {
        completedNs = OptionalLong.of(first.rows().lastTimeNs(first.index));
        visitor.visit(link(oneWay, first, OptionalLong.empty()));
        first.advance();
      }
      if (second.number() == number) {
        OptionalLong delayNs =
            completedNs.isPresent()
                ? OptionalLong.of(second.rows().lastTimeNs(second.index) - completedNs.getAsLong())
                : completedNs;
        visitor.visit(link(oneWay, second, delayNs));
        second.advance();
      }
    }
  }

  private RowLink link(OneWayFlow oneWay, Cursor cursor, OptionalLong delayNs) {
    RowTable rows = cursor.rows();
    long index = cursor.index;
    long line = rows.line(index);
    return new RowLink(
        line == 0 ? "" : files.getOrDefault(oneWay.flow(), ""),
        line,
        oneWay.flow(),
        rows.number(index),
        texts.text(cursor.direction(), index),
        cursor.leg,
        cursor.connection.orElseThrow().tcpStream(),
        rows.firstSeq(index),
        rows.lastSeq(index),
        rows.frames(index),
        rows.firstTimeNs(index),
        rows.lastTimeNs(index),
        delayNs,
        (int) rows.retransmissions(index));
  }

  /** Takes the links one by one. */
  @FunctionalInterface
  public interface Visitor {

    /** The next link. */
    void visit(RowLink link) throws IOException;
  }

  /** The next linked row of one leg. */
  private static final class Cursor {

    private final Optional<LabConnection> connection;
    private final Leg leg;
    private long index;

    Cursor(Optional<LabConnection> connection, Leg leg) {
      this.connection = connection;
      this.leg = leg;
    }

    StreamDirection direction() {
      return connection.orElseThrow().direction(leg);
    }

    RowTable rows() {
      return direction().rows();
    }

    long number() {
      return connection.isEmpty() || index == rows().size() ? Long.MAX_VALUE : rows().number(index);
    }

    void advance() {
      index++;
      skipUnlinked();
    }

    /** Rows that were not found whole have no link. */
    void skipUnlinked() {
      while (number() < Long.MAX_VALUE && !isLinked()) {
        index++;
      }
    }

    private boolean isLinked() {
      RowStatus status = rows().status(index);
      return status.whole() || status == RowStatus.SURPLUS;
    }
  }
}
