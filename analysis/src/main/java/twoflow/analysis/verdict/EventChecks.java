package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.event.EventJoin;
import twoflow.analysis.event.Tally;
import twoflow.analysis.link.Lane;
import twoflow.analysis.link.StreamDirection;
import twoflow.core.event.EventType;

/** Whether the programs' event files tell the same as the capture. */
final class EventChecks {

  private final EventJoin events;

  EventChecks(EventJoin events) {
    this.events = events;
  }

  void check(Findings findings, List<Lane> lanes) {
    if (!events.faults().isEmpty()) {
      findings.failed(
          "event files",
          LaneText.some(events.faults()),
          "a program was killed, its file was changed, or the capture is of another run");
    }
    for (Lane lane : lanes) {
      checkLane(findings, lane);
      checkWrites(findings, lane);
    }
  }

  private void checkLane(Findings findings, Lane lane) {
    List<String> found = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (StreamDirection leg : LegsOf.lane(lane)) {
      for (EventType type : List.of(EventType.SENT, EventType.RECEIVED)) {
        for (Tally tally : tallies(leg, type)) {
          found.add(tally.role() + " " + type.column() + " " + tally.bytes());
          tally.fault().ifPresent(faults::add);
          if (tally.fault().isEmpty() && tally.bytes() != leg.bytes()) {
            faults.add(
                tally.role()
                    + " "
                    + type.column()
                    + " "
                    + tally.bytes()
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
        faults.isEmpty(),
        faults.isEmpty() ? sums : LaneText.some(faults),
        "a program ended before it had logged or sent all, or the capture is not whole");
  }

  /** How many segments the writes became: what the lesson is about, and never wrong. */
  private void checkWrites(Findings findings, Lane lane) {
    List<String> found = new ArrayList<>();
    for (StreamDirection leg : LegsOf.lane(lane)) {
      for (Tally tally : tallies(leg, EventType.SENT)) {
        found.add(
            tally.role() + " " + tally.events() + " writes -> " + leg.segments() + " segments");
      }
    }
    if (!found.isEmpty()) {
      findings.passed(LaneText.name(lane) + " writes", String.join(", ", found));
    }
  }

  private List<Tally> tallies(StreamDirection leg, EventType type) {
    return events.tallies().stream()
        .filter(tally -> tally.direction() == leg && tally.type() == type)
        .toList();
  }
}
