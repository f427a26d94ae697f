package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import twoflow.analysis.event.EventCount;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.EventType;
import twoflow.core.scenario.EarlyEnd;

/** Whether the programs' event files agree with the capture. */
final class EventChecks {

  private final RunEvents events;
  private final Map<String, EarlyEnd> earlyEnds;

  /**
   * @param earlyEnds where a flow ends before its last row, as its scenario says
   */
  EventChecks(RunEvents events, Map<String, EarlyEnd> earlyEnds) {
    this.events = events;
    this.earlyEnds = earlyEnds;
  }

  void check(CheckList checks, List<OneWayFlow> oneWayFlows) {
    if (!events.errors().isEmpty()) {
      checks.failed(
          CheckKind.EVENT_FILES,
          CheckText.some(events.errors()),
          "a program was killed, its file was changed, or the capture is of another run");
    }
    for (OneWayFlow oneWay : oneWayFlows) {
      checkOneWay(checks, oneWay);
      checkWrites(checks, oneWay);
    }
  }

  private void checkOneWay(CheckList checks, OneWayFlow oneWay) {
    List<String> found = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    String lost = "";
    for (StreamDirection leg : oneWay.legs()) {
      for (EventType type : List.of(EventType.SENT, EventType.RECEIVED)) {
        for (EventCount count : counts(leg, type)) {
          long expected = expectedBytes(oneWay, leg, type);
          found.add(count.role() + " " + type.column() + " " + count.bytes());
          if (expected < leg.bytes()) {
            lost = lost(oneWay, leg, expected);
          }
          count.error().ifPresent(errors::add);
          if (count.error().isEmpty() && count.bytes() != expected) {
            errors.add(
                count.role()
                    + " "
                    + type.column()
                    + " "
                    + count.bytes()
                    + " bytes, the capture has "
                    + leg.bytes()
                    + lost(oneWay, leg, expected));
          }
        }
      }
    }
    if (found.isEmpty()) {
      checks.passed(
          CheckKind.EVENTS, CheckText.name(oneWay), "none are logged for these connections");
      return;
    }
    String sums =
        lost.isEmpty()
            ? String.join(" = ", found) + " = captured"
            : String.join(", ", found) + lost;
    checks.check(
        CheckKind.EVENTS,
        CheckText.name(oneWay),
        errors.isEmpty(),
        errors.isEmpty() ? sums : CheckText.some(errors),
        "a program ended before it had logged or sent all, or the capture is not whole");
  }

  /** All that was captured; of a flow that ends early, the receiver reads less. */
  private long expectedBytes(OneWayFlow oneWay, StreamDirection leg, EventType type) {
    EarlyEnd end = earlyEnds.get(oneWay.flow());
    boolean receiver = leg.leg() == Leg.FROM_RELAY && type == EventType.RECEIVED;
    if (end == null || !receiver || leg.rows().size() <= end.receivedRows()) {
      return leg.bytes();
    }
    return leg.rows().firstSeq(end.receivedRows()) - 1;
  }

  private String lost(OneWayFlow oneWay, StreamDirection leg, long expected) {
    return expected == leg.bytes()
        ? ""
        : ", of which bytes "
            + (expected + 1)
            + ".."
            + leg.bytes()
            + " are lost ("
            + earlyEnds.get(oneWay.flow()).cause()
            + ")";
  }

  /** How many segments the writes became: what the lesson is about, and never wrong. */
  private void checkWrites(CheckList checks, OneWayFlow oneWay) {
    List<String> found = new ArrayList<>();
    for (StreamDirection leg : oneWay.legs()) {
      for (EventCount count : counts(leg, EventType.SENT)) {
        found.add(
            count.role() + " " + count.events() + " writes -> " + leg.segments() + " segments");
      }
    }
    if (!found.isEmpty()) {
      checks.passed(CheckKind.WRITES, CheckText.name(oneWay), String.join(", ", found));
    }
  }

  private List<EventCount> counts(StreamDirection leg, EventType type) {
    return events.counts().stream()
        .filter(count -> count.direction() == leg && count.type() == type)
        .toList();
  }
}
