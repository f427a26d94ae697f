package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.event.EventCount;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.EventType;

/** Whether the programs' event files agree with the capture. */
final class EventChecks {

  private final RunEvents events;

  EventChecks(RunEvents events) {
    this.events = events;
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
    for (StreamDirection leg : oneWay.legs()) {
      for (EventType type : List.of(EventType.SENT, EventType.RECEIVED)) {
        for (EventCount count : counts(leg, type)) {
          found.add(count.role() + " " + type.column() + " " + count.bytes());
          count.error().ifPresent(errors::add);
          if (count.error().isEmpty() && count.bytes() != leg.bytes()) {
            errors.add(
                count.role()
                    + " "
                    + type.column()
                    + " "
                    + count.bytes()
                    + " bytes, the capture has "
                    + leg.bytes());
          }
        }
      }
    }
    if (found.isEmpty()) {
      checks.passed(
          CheckKind.EVENTS, CheckText.name(oneWay), "none are logged for these connections");
      return;
    }
    String sums = String.join(" = ", found) + " = captured";
    checks.check(
        CheckKind.EVENTS,
        CheckText.name(oneWay),
        errors.isEmpty(),
        errors.isEmpty() ? sums : CheckText.some(errors),
        "a program ended before it had logged or sent all, or the capture is not whole");
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
