package twoflow.core.scenario;

import java.util.Map;
import java.util.Optional;
import twoflow.core.row.Flow;

/**
 * Where the rows of a flow end before the last one, since a program ends their connection.
 *
 * @param cause the option that says so, as a scenario writes it
 * @param sentRows how many rows the sender sends
 * @param passedOnRows how many of them the relay passes on
 * @param receivedRows how many of these the receiver reads
 */
public record EarlyEnd(String cause, long sentRows, long passedOnRows, long receivedRows) {

  /** Where a flow ends early by the options of both clients; empty: it does not. */
  static Optional<EarlyEnd> of(Flow flow, Map<Flow, SendOptions> options) {
    SendOptions receiver = options.get(flow.other());
    Optional<Long> reset = options.get(flow).row(SendOptions.RESET_AT);
    Optional<Long> closed = receiver.row(SendOptions.CLOSE_AT);
    Optional<Long> unread = receiver.row(SendOptions.CLOSE_UNREAD_AT);
    if (reset.isPresent()) {
      return Optional.of(instead(SendOptions.RESET_AT, reset.get()));
    }
    // The relay's write of the next row finds the connection gone.
    return closed
        .map(row -> new EarlyEnd(SendOptions.CLOSE_AT + ": " + row, row + 1, row, row - 1))
        .or(() ->
            unread.map(
                row -> new EarlyEnd(SendOptions.CLOSE_UNREAD_AT + ": " + row, row, row, row - 1)));
  }

  private static EarlyEnd instead(String option, long row) {
    return new EarlyEnd(option + ": " + row, row - 1, row - 1, row - 1);
  }

  /** Whether the relay passes on rows that the receiver does not read. */
  public boolean losesRows() {
    return receivedRows < passedOnRows;
  }
}
