package twoflow.analysis.lateness;

import java.util.List;

/**
 * How late the writes of a run's clients were.
 *
 * @param notes what is missing for the run as a whole, and why
 * @param flows per flow
 * @param senders per client and connection, by flow and pair
 */
public record RunLateness(
    List<String> notes, List<FlowLateness> flows, List<SenderLateness> senders) {

  /** That of a run of which nothing is known. */
  public static final RunLateness NONE = new RunLateness(List.of(), List.of(), List.of());
}
