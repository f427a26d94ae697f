package twoflow.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import twoflow.analysis.event.Topology;
import twoflow.analysis.link.RowInput;
import twoflow.analysis.link.RunInput;
import twoflow.analysis.link.RunKind;
import twoflow.call.wav.WavException;
import twoflow.call.wav.WavFile;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFileException;
import twoflow.core.run.RunFolder;

/**
 * What a run was to send, by the files in its folder.
 *
 * @param input ports, rows and voice
 * @param faults what is wrong with a file, by its flow
 */
record RunInputFiles(RunInput input, Map<String, String> faults) {

  /** Reads them; a file that cannot be used is a fault of the run, and no error. */
  static RunInputFiles read(RunFiles files, AnalysisOptions options, Topology topology)
      throws IOException {
    Map<String, String> faults = new LinkedHashMap<>();
    RunInput input =
        new RunInput(
            relayPorts(files, options, topology),
            rowInputs(files, options, faults),
            options.terminators(),
            voice(files, faults));
    return new RunInputFiles(input, faults);
  }

  private static Map<Integer, String> relayPorts(
      RunFiles files, AnalysisOptions options, Topology topology) {
    Map<Integer, String> ports = new LinkedHashMap<>();
    if (!options.relayPorts().isEmpty()) {
      options.relayPorts().forEach((flow, port) -> ports.put(port, flow));
    } else if (!topology.relayPorts().isEmpty()) {
      ports.putAll(topology.relayPorts());
    } else {
      ports.putAll(files.kind().defaultPorts());
    }
    return ports;
  }

  /** What the client of a call has left of what it said. */
  private static Optional<WavFile> voice(RunFiles files, Map<String, String> faults)
      throws IOException {
    Path voice = new RunFolder(files.folder()).voice();
    if (!Files.exists(voice)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WavFile.open(voice));
    } catch (WavException e) {
      faults.put(Flow.VOIP.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, RowInput> rowInputs(
      RunFiles files, AnalysisOptions options, Map<String, String> faults) throws IOException {
    Map<String, RowInput> inputs = new LinkedHashMap<>();
    if (files.kind() == RunKind.CHAT_DEMO) {
      return inputs;
    }
    for (Flow flow : Flow.values()) {
      Path csv = files.folder().resolve(flow.csvName());
      if (!options.withoutCsv().contains(flow.name()) && Files.exists(csv)) {
        try {
          inputs.put(flow.name(), RowInput.check(csv, flow));
        } catch (RowFileException e) {
          faults.put(flow.name(), e.getMessage());
        }
      }
    }
    return inputs;
  }
}
