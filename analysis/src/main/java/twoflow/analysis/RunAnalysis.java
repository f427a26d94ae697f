package twoflow.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.event.RunClocks;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.event.Topology;
import twoflow.analysis.figures.ClosedWindow;
import twoflow.analysis.figures.ClosedWindows;
import twoflow.analysis.figures.ConnectionGraph;
import twoflow.analysis.figures.ConnectionGraphs;
import twoflow.analysis.figures.RunFigures;
import twoflow.analysis.figures.SegmentMarks;
import twoflow.analysis.lateness.LatenessBuilder;
import twoflow.analysis.link.Broadcasts;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.CaptureReading;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LinkedCapture;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.PacketDeliveries;
import twoflow.analysis.link.RowLinks;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.RowTexts;
import twoflow.analysis.link.RunInput;
import twoflow.analysis.link.RunKind;
import twoflow.analysis.link.StreamDirection;
import twoflow.analysis.proof.FaultFrames;
import twoflow.analysis.proof.RunScenario;
import twoflow.analysis.proof.ScenarioChecks;
import twoflow.analysis.store.RecordStore;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.analysis.verdict.RunFacts;
import twoflow.analysis.verdict.Verdict;
import twoflow.analysis.verdict.VerdictBuilder;
import twoflow.call.wav.WavFile;
import twoflow.core.row.Flow;
import twoflow.core.scenario.EarlyEnd;
import twoflow.core.scenario.Scenario;

/**
 * One run, read once and open for questions.
 *
 * <pre>
 *   events --> ports, pairs --+
 *   CSVs   --> expected rows -+-> capture, read once --> rows and their frames --> verdict, links
 *                                       |            --> segments              --> flow figures
 *   events, joined by address and seq --+------------------------------------> lateness of writes
 * </pre>
 *
 * <p>What does not fit into memory is in a temporary file, in the run's folder if nothing else is
 * said, which {@link #close} removes. Not thread-safe.
 */
public final class RunAnalysis implements Closeable {

  private final RunFiles files;
  private final RecordStore store;
  private final RunClocks clocks;
  private final RunFacts facts;
  private final RunScenario scenario;
  private final FaultFrames faultFrames;
  private final Verdict verdict;
  private final LatenessBuilder lateness;

  private RunAnalysis(RunFiles files, RecordStore store, AnalysisOptions options)
      throws IOException {
    this.files = files;
    this.store = store;
    Topology topology = Topology.read(files.events(), files.kind());
    RunInputFiles inputs = RunInputFiles.read(files, options, topology);
    RunInput input = inputs.input();
    LinkedCapture capture =
        new CaptureReading(input, new RowTexts(options.keptRows()), store).read(files.capture());
    Optional<RunEvents> events =
        files.events().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new RunEvents(
                    files.events(), capture.connections(), files.kind(), options.keptRows()));
    Set<FlowClient> clients = events.map(e -> e.clientRoles().keySet()).orElse(Set.of());
    RunClocks read = RunClocks.read(files.events(), files.captureClock());
    clocks = capture.summary().tap() ? read.capturedBy(files.kind().middleRole()) : read;
    RunWays ways =
        files.kind() == RunKind.CHAT_DEMO
            ? RunWays.members(capture, clients)
            : RunWays.pairs(capture, topology);
    scenario = RunScenario.read(files.folder());
    facts =
        new RunFacts(
            files.kind(),
            capture,
            ways.oneWayFlows(),
            ways.unpaired(),
            input,
            inputs.faults(),
            files.captureLog(),
            clocks,
            topology,
            earlyEnds(),
            events);
    faultFrames = new FaultFrames(scenario.scenario(), capture, ways.oneWayFlows());
    if (faultFrames.anyLost()) {
      new PacketDeliveries(capture).leaveOut(faultFrames::lost);
    }
    verdict = withProofs(new VerdictBuilder().build(facts));
    lateness = new LatenessBuilder(capture, facts.oneWayFlows(), clocks);
  }

  /** Opens the run in a folder, with the capture that is there. */
  public static RunAnalysis open(Path folder) throws IOException {
    return open(RunFiles.find(folder, null), AnalysisOptions.DEFAULT);
  }

  /**
   * Opens a run.
   *
   * @throws twoflow.pcap.file.CaptureFormatException when its capture is no capture file at all
   * @throws IOException when a file cannot be read, or the temporary one not be written
   */
  public static RunAnalysis open(RunFiles files, AnalysisOptions options) throws IOException {
    return open(files, options, files.folder());
  }

  /**
   * Opens a run whose folder is only read.
   *
   * @param temporaryFolder where the temporary file is, instead of the run's folder
   * @throws twoflow.pcap.file.CaptureFormatException when its capture is no capture file at all
   * @throws IOException when a file cannot be read, or the temporary one not be written
   */
  public static RunAnalysis open(RunFiles files, AnalysisOptions options, Path temporaryFolder)
      throws IOException {
    RecordStore store = openStore(temporaryFolder);
    try {
      return new RunAnalysis(files, store, options);
    } catch (IOException | RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /** The files that were read. */
  public RunFiles files() {
    return files;
  }

  /** The capture: its connections, their streams and rows, and all segments. */
  public LinkedCapture capture() {
    return facts.capture();
  }

  /** The one-way flows: each is a sender's leg to the relay and the relay's to the receiver. */
  public List<OneWayFlow> oneWayFlows() {
    return facts.oneWayFlows();
  }

  /** The joined events; empty when the run has no event files. */
  public Optional<RunEvents> events() {
    return facts.events();
  }

  /** From a client to its role, by the events. */
  public Map<FlowClient, String> clientRoles() {
    return events().map(RunEvents::clientRoles).orElse(Map.of());
  }

  /** What a segment carries of which rows. */
  public RowParts rowParts() {
    return new RowParts(oneWayFlows());
  }

  /** All links between rows and frames, in order. */
  public RowLinks links() {
    Map<String, String> csvNames = new HashMap<>();
    for (Flow flow : Flow.values()) {
      if (facts.input().rows(flow.name()).isPresent()) {
        csvNames.put(flow.name(), flow.csvName());
      }
    }
    return new RowLinks(oneWayFlows(), csvNames, capture().texts());
  }

  /** The scenario by which the run was made, if there is one. */
  public Optional<Scenario> scenario() {
    return scenario.scenario();
  }

  /** Which frames the faults of the scenario hit. */
  public FaultFrames faultFrames() {
    return faultFrames;
  }

  /** What the client of a call said, where it has left that; empty in a run without a call. */
  public Optional<WavFile> voice() {
    return facts.input().voice();
  }

  /**
   * What the calls of the run sound like, leg by leg; empty when all rows are text.
   *
   * @param playout how long a listening program holds a packet before it plays it
   */
  public List<CallFigures> calls(Duration playout) {
    List<CallFigures> calls = new ArrayList<>();
    for (OneWayFlow oneWay : oneWayFlows()) {
      for (StreamDirection leg : oneWay.legs()) {
        leg.call()
            .map(CallStream::packets)
            .filter(packets -> packets.size() > 0)
            .ifPresent(packets ->
                calls.add(
                    CallFigures.of(oneWay.flow(), oneWay.session(), leg.leg(), packets, playout)));
      }
    }
    return calls;
  }

  /** Which segments were lost, have repeated bytes, or were held back by their receiver. */
  public SegmentMarks segmentMarks() {
    return new SegmentMarks(capture(), faultFrames::lost);
  }

  /** When receivers took no bytes. */
  public List<ClosedWindow> closedWindows() {
    return ClosedWindows.of(capture());
  }

  /**
   * How the first connections went on, each direction with payload.
   *
   * @param maxPoints about how many points all graphs have together
   */
  public List<ConnectionGraph> graphs(SegmentMarks marks, int maxPoints) {
    return ConnectionGraphs.of(capture(), marks, maxPoints);
  }

  /** On which clocks the times of the run are. */
  public RunClocks clocks() {
    return clocks;
  }

  /** How late the writes were. */
  public LatenessBuilder lateness() {
    return lateness;
  }

  /** Goes through all segments: headers, sizes, gaps, round trips, repeats, how connections end. */
  public RunFigures figures() {
    return RunFigures.of(capture(), store);
  }

  /** The messages and broadcasts of the introductory demo; of other runs nothing. */
  public Optional<Broadcasts> broadcasts() {
    return files.kind() == RunKind.CHAT_DEMO ? Optional.of(facts.broadcasts()) : Optional.empty();
  }

  /** Whether the run is complete, and what was checked. */
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public void close() throws IOException {
    store.close();
  }

  private Map<String, EarlyEnd> earlyEnds() {
    Map<String, EarlyEnd> ends = new HashMap<>();
    for (Flow flow : Flow.values()) {
      scenario
          .scenario()
          .flatMap(s -> s.earlyEnd(flow))
          .ifPresent(end -> ends.put(flow.name(), end));
    }
    return ends;
  }

  /** What a scenario says must have happened belongs to a complete run. */
  private Verdict withProofs(Verdict judged) throws IOException {
    List<Check> checks = new ArrayList<>(judged.checks());
    scenario
        .fault()
        .ifPresent(fault ->
            checks.add(
                Check.failed(
                    CheckKind.SCENARIO,
                    "",
                    fault,
                    "the run's copy of the scenario or of its rows was changed")));
    if (scenario.scenario().isPresent()) {
      checks.addAll(
          new ScenarioChecks(
                  scenario.scenario().get(), facts.capture(), facts.oneWayFlows(), clocks, store)
              .check(files.events()));
    }
    return new Verdict(List.copyOf(checks));
  }

  /** The temporary file is where the run is: there is room for it, as there was for the capture. */
  private static RecordStore openStore(Path folder) throws IOException {
    try {
      return new RecordStore(folder.resolve(".report." + ProcessHandle.current().pid() + ".tmp"));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new IOException(
          "cannot write the report into " + folder + " (" + FileFault.cause(e) + ")", e);
    }
  }
}
