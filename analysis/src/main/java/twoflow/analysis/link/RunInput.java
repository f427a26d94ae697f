package twoflow.analysis.link;

import java.util.Map;
import java.util.Optional;

/**
 * What the run's streams should carry.
 *
 * @param relayPorts the relay's port of each flow
 * @param rowInputs the CSV file of a flow, where there is one
 * @param terminators whether rows end with a newline
 */
public record RunInput(
    Map<Integer, String> relayPorts, Map<String, RowInput> rowInputs, Terminators terminators) {

  /** The CSV file of a flow. */
  public Optional<RowInput> rows(String flow) {
    return Optional.ofNullable(rowInputs.get(flow));
  }

  RowMatcher matcher(Object owner, String flow, RowTable table, RowTexts texts) {
    RowInput rows = rowInputs.get(flow);
    ExpectedRows expected = rows == null ? null : new ReopenedRows(rows);
    return new RowMatcher(expected, terminators, new RowRecorder(owner, table, texts));
  }
}
