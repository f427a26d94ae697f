package twoflow.analysis;

import java.util.Map;
import java.util.Set;
import twoflow.analysis.link.Terminators;

/**
 * What is known of a run besides its files.
 *
 * @param relayPorts the relay's port of each flow; empty: what the events say, else 9001 and 9002
 * @param terminators whether rows end with a newline
 * @param withoutCsv flows whose rows are taken as they are on the wire
 * @param keptRows of how many rows of each direction to keep the texts, and how often they were
 *     sent and received
 */
public record AnalysisOptions(
    Map<String, Integer> relayPorts,
    Terminators terminators,
    Set<String> withoutCsv,
    int keptRows) {

  /** For a run with CSV files on the ports that its events name. */
  public static final AnalysisOptions DEFAULT =
      new AnalysisOptions(Map.of(), Terminators.AUTO, Set.of(), 2_000);
}
