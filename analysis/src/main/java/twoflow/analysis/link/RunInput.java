package twoflow.analysis.link;

import java.util.Map;
import java.util.Optional;
import twoflow.analysis.store.RecordStore;
import twoflow.call.wav.WavFile;
import twoflow.core.row.Flow;

/**
 * What the run's streams should carry.
 *
 * @param relayPorts the relay's port of each flow
 * @param rowInputs the CSV file of a flow, where there is one
 * @param terminators whether rows end with a newline
 * @param voice what was said in a call, where the client has left it
 */
public record RunInput(
    Map<Integer, String> relayPorts,
    Map<String, RowInput> rowInputs,
    Terminators terminators,
    Optional<WavFile> voice) {

  /** The CSV file of a flow. */
  public Optional<RowInput> rows(String flow) {
    return Optional.ofNullable(rowInputs.get(flow));
  }

  StreamMatcher matcher(
      Object owner, String flow, RowTable table, RowTexts texts, RecordStore store) {
    RowRecorder recorder = new RowRecorder(owner, table, texts);
    RowMatcher text = new RowMatcher(expected(flow), terminators, recorder);
    if (!flow.equals(Flow.VOIP.name())) {
      return text;
    }
    SpokenRows spoken = new SpokenRows(voice, expected(flow));
    CallMatcher call = new CallMatcher(spoken, recorder, new CallStream(store));
    return new EitherMatcher(text, call, voice.isPresent());
  }

  private ExpectedRows expected(String flow) {
    RowInput rows = rowInputs.get(flow);
    return rows == null ? null : new ReopenedRows(rows);
  }
}
