package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.event.EventCount;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.Lane;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.EventType;

/** Whether the programs' event files tell the same as the capture. */
final class EventChecks {

  private final RunEvents events;

  EventChecks(RunEvents events) {
    this.events = events;
  }

  void check(Findings findings, List<Lane> lanes) {
    if (!events.errors().isEmpty()) {
      findings.failed(
          "event files",
          LaneText.some(events.errors()),
          "a program was killed, its file was changed, or the capture is of another run");
    }
    for (Lane lane : lanes) {
      checkLane(findings, lane);
      checkWrites(findings, lane);
    }
  }

  private void checkLane(Findings findings, Lane lane) {
    List<String> found = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (StreamDirection leg : LegsOf.lane(lane)) {
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
      findings.passed(LaneText.name(lane) + " events", "none are logged for these connections");
      return;
    }
    String sums = String.join(" = ", found) + " = captured";
    findings.check(
        LaneText.name(lane) + " events",
        errors.isEmpty(),
        errors.isEmpty() ? sums : LaneText.some(errors),
        "a program ended before it had logged or sent all, or the capture is not whole");
  }

  /** How many segments the writes became: what the lesson is about, and never wrong. */
  private void checkWrites(Findings findings, Lane lane) {
    List<String> found = new ArrayList<>();
    for (StreamDirection leg : LegsOf.lane(lane)) {
      for (EventCount count : counts(leg, EventType.SENT)) {
        found.add(
            count.role() + " " + count.events() + " writes -> " + leg.segments() + " segments");
      }
    }
    if (!found.isEmpty()) {
      findings.passed(LaneText.name(lane) + " writes", String.join(", ", found));
    }
  }

  private List<EventCount> counts(StreamDirection leg, EventType type) {
    return events.counts().stream()
        .filter(count -> count.direction() == leg && count.type() == type)
        .toList();
  }
}
