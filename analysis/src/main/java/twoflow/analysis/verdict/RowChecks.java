package twoflow.analysis.verdict;

import java.util.Map;
import java.util.Optional;
import twoflow.analysis.link.Difference;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RowInput;
import twoflow.analysis.link.RowStatus;
import twoflow.analysis.link.RowTable;
import twoflow.analysis.link.RunInput;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.run.RunFolder;
import twoflow.core.scenario.EarlyEnd;

/**
 * Whether both legs carried the same bytes, those of the CSV file, and every row has its frames.
 */
final class RowChecks {

  private static final int SHOWN_DIGITS = 12;

  private final RunInput input;
  private final Map<String, EarlyEnd> earlyEnds;

  /**
   * @param earlyEnds where a flow ends before its last row, as its scenario says
   */
  RowChecks(RunInput input, Map<String, EarlyEnd> earlyEnds) {
    this.input = input;
    this.earlyEnds = earlyEnds;
  }

  void check(CheckList checks, OneWayFlow oneWay) {
    checkLegs(checks, oneWay);
    Optional<RowInput> rows = input.rows(oneWay.flow());
    rows.ifPresent(csv -> checkCsv(checks, oneWay, csv));
    CallCheck.check(checks, oneWay);
    checkRows(checks, oneWay, rows);
  }

  private void checkLegs(CheckList checks, OneWayFlow oneWay) {
    String name = CheckText.name(oneWay);
    if (oneWay.sender().isEmpty() || oneWay.receiver().isEmpty()) {
      checks.failed(
          CheckKind.LEGS,
          name,
          "only one of the two connections is in the capture",
          "the partner never came, or the capture does not have its packets");
      return;
    }
    StreamDirection first = oneWay.toRelay().orElseThrow();
    StreamDirection second = oneWay.fromRelay().orElseThrow();
    String sum = first.sha256Hex();
    boolean whole = first.stream().missingBytes() + second.stream().missingBytes() == 0;
    if (first.bytes() == second.bytes() && sum.equals(second.sha256Hex()) && whole) {
      checks.passed(
          CheckKind.LEGS,
          name,
          first.bytes() + " bytes on both, SHA-256 " + sum.substring(0, SHOWN_DIGITS) + "...");
      return;
    }
    if (whole && endsBetween(oneWay, first, second)) {
      checks.passed(
          CheckKind.LEGS,
          name,
          "the relay has passed on "
              + second.bytes()
              + " of "
              + first.bytes()
              + " bytes ("
              + earlyEnds.get(oneWay.flow()).cause()
              + ")");
      return;
    }
    String found =
        "client -> relay "
            + first.bytes()
            + " bytes, relay -> client "
            + second.bytes()
            + (first.bytes() == second.bytes() ? ", but not the same" : "");
    checks.failed(
        CheckKind.LEGS,
        name,
        found,
        first.bytes() > second.bytes()
            ? "the relay ended before it had passed everything on, or packets are missing"
            : whole
                ? "the legs do not belong together: another pairing, or a faulty relay"
                : "packets are missing in the capture");
  }

  /** Whether the relay could not pass on just those rows of which the scenario says so. */
  private boolean endsBetween(OneWayFlow oneWay, StreamDirection first, StreamDirection second) {
    EarlyEnd end = earlyEnds.get(oneWay.flow());
    return end != null
        && first.rows().size() == end.sentRows()
        && second.rows().size() == end.passedOnRows()
        && end.passedOnRows() < end.sentRows()
        && second.bytes() == first.rows().firstSeq(end.passedOnRows()) - 1;
  }

  private void checkCsv(CheckList checks, OneWayFlow oneWay, RowInput csv) {
    if (CallCheck.isCall(oneWay) && input.voice().isEmpty()) {
      checks.failed(
          CheckKind.ROWS,
          CheckText.name(oneWay),
          "it is a call, and there is no " + RunFolder.VOICE + " to compare it with",
          "its client did not join the run: --no-csv "
              + oneWay.flow()
              + " takes the packets as they are");
      return;
    }
    CheckKind kind = CheckKind.ROWS;
    boolean equal = true;
    StringBuilder found = new StringBuilder();
    String cause = "";
    for (StreamDirection leg : oneWay.legs()) {
      RowTable rows = leg.rows();
      long same = rows.count(RowStatus.EQUAL);
      equal &= same == expected(oneWay, leg, csv) && rows.size() == same;
      found.append(found.isEmpty() ? "" : ", ").append(CheckText.of(leg.leg())).append(' ');
      found.append(same).append(" of ").append(csv.rows()).append(" rows equal");
      if (earlyEnds.containsKey(oneWay.flow())) {
        found.append(" (").append(earlyEnds.get(oneWay.flow()).cause()).append(')');
      }
      Optional<Difference> difference = leg.firstDifference();
      if (difference.isPresent()) {
        kind = CheckKind.OTHER_ROWS;
        Difference d = difference.get();
        found.append(" (row ").append(d.row()).append(" at seq ").append(d.seq());
        found.append(": ").append(d.what()).append(')');
        cause =
            "the CSV is not the one that was sent, or the rows were typed: --no-csv "
                + oneWay.flow()
                + " takes them as they stand";
      } else if (rows.size() < csv.rows() && cause.isEmpty()) {
        cause = "the run ended before its last row, or the capture lost packets";
      } else if (cause.isEmpty()) {
        cause = "packets are missing in the capture";
      }
      if (leg.unterminated()) {
        found.append(", no newline after rows");
      }
    }
    checks.check(kind, CheckText.name(oneWay), equal, found.toString(), cause);
  }

  /** How many rows go on a leg: all, or those before a program ends the connection. */
  private long expected(OneWayFlow oneWay, StreamDirection leg, RowInput csv) {
    EarlyEnd end = earlyEnds.get(oneWay.flow());
    if (end == null) {
      return csv.rows();
    }
    return Math.min(csv.rows(), leg.leg() == Leg.TO_RELAY ? end.sentRows() : end.passedOnRows());
  }

  private void checkRows(CheckList checks, OneWayFlow oneWay, Optional<RowInput> csv) {
    long seen = oneWay.legs().stream().mapToLong(leg -> leg.rows().size()).max().orElse(0);
    boolean all = true;
    StringBuilder found = new StringBuilder();
    for (StreamDirection leg : oneWay.legs()) {
      long linked = leg.rows().count(RowStatus.EQUAL) + leg.rows().count(RowStatus.AS_SEEN);
      long sent = csv.map(rows -> expected(oneWay, leg, rows)).orElse(seen);
      all &= linked == sent;
      found.append(found.isEmpty() ? "" : ", ").append(linked).append(" of ").append(sent);
      found.append(' ').append(CheckText.of(leg.leg()));
    }
    all &= oneWay.sender().isPresent() && oneWay.receiver().isPresent();
    checks.check(
        CheckKind.LINKS,
        CheckText.name(oneWay),
        all,
        found + (csv.isPresent() ? "" : withoutCsv(oneWay)),
        "rows that are not linked were not sent, or not captured whole");
  }

  private static String withoutCsv(OneWayFlow oneWay) {
    return CallCheck.isCall(oneWay)
        ? " (no CSV: rows begin at the packets with the marker)"
        : " (no CSV: rows end at their newlines)";
  }
}
