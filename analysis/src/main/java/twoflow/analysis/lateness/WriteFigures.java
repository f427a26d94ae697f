package twoflow.analysis.lateness;

import java.util.List;
import java.util.Optional;

/**
 * How late writes were.
 *
 * @param writes how many were logged as sent
 * @param sentAfterDue {@link Measure#SENT_AFTER_DUE}; empty when no write can be measured
 * @param wireAfterDue {@link Measure#WIRE_AFTER_DUE}
 * @param wireAfterSent {@link Measure#WIRE_AFTER_SENT}
 * @param notes what is missing, and why
 */
public record WriteFigures(
    long writes,
    Optional<Figures> sentAfterDue,
    Optional<Figures> wireAfterDue,
    Optional<Figures> wireAfterSent,
    List<String> notes) {

  /** Against the schedule on the wire, else when sent; empty without a schedule. */
  public Optional<Figures> againstSchedule() {
    return wireAfterDue.or(() -> sentAfterDue);
  }
}
