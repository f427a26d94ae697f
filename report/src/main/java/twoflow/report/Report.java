package twoflow.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFileException;
import twoflow.report.event.EventJoin;
import twoflow.report.event.Topology;
import twoflow.report.lateness.Course;
import twoflow.report.lateness.LatenessMaker;
import twoflow.report.lateness.RunLateness;
import twoflow.report.lateness.SentWrites;
import twoflow.report.link.CaptureReading;
import twoflow.report.link.LabConnection;
import twoflow.report.link.Lane;
import twoflow.report.link.LinkWalk;
import twoflow.report.link.LinkedCapture;
import twoflow.report.link.Pairing;
import twoflow.report.link.RowInput;
import twoflow.report.link.RowParts;
import twoflow.report.link.RunInput;
import twoflow.report.link.Terminators;
import twoflow.report.link.TextKeeper;
import twoflow.report.link.Verdict;
import twoflow.report.output.AnnotatedCapture;
import twoflow.report.output.AtomicFile;
import twoflow.report.output.LatenessText;
import twoflow.report.output.LinksFile;
import twoflow.report.output.VerdictFile;
import twoflow.report.output.VerdictText;
import twoflow.report.page.PageCollector;
import twoflow.report.page.ReportPage;
import twoflow.report.store.RecordStore;
import twoflow.report.verdict.RunFacts;
import twoflow.report.verdict.VerdictMaker;

/**
 * The report on one run.
 *
 * <pre>
 *   events --> ports, pairs --+
 *   CSVs   --> expected rows -+-> capture, read once --> rows and their frames --> verdict
 *                                                     |                        --> links.csv
 *   events, joined by address and seq ----------------+--> lateness of writes  --> page
 *                                   capture, read again --> annotated capture
 * </pre>
 */
final class Report {

  private final RunFiles files;
  private final Map<String, Integer> flows;
  private final Terminators terminators;
  private final Set<String> withoutCsv;
  private final PrintStream out;

  Report(
      RunFiles files,
      Map<String, Integer> flows,
      Terminators terminators,
      Set<String> withoutCsv,
      PrintStream out) {
    this.files = files;
    this.flows = flows;
    this.terminators = terminators;
    this.withoutCsv = withoutCsv;
    this.out = out;
  }

  /** Reads the run, writes all files and prints the verdict. */
  Verdict write() throws IOException {
    try (RecordStore store = openStore(files.folder())) {
      Topology topology = Topology.read(files.events());
      Map<String, String> inputFaults = new LinkedHashMap<>();
      RunInput input = new RunInput(relayPorts(topology), rowInputs(inputFaults), terminators);
      TextKeeper texts = new TextKeeper(PageCollector.MAX_LINKS);
      LinkedCapture capture = new CaptureReading(input, texts, store).read(files.capture());
      Pairing pairing =
          new Pairing(capture.connections(), topology.partners(), topology.accepted());
      List<Lane> lanes = pairing.lanes();
      SentWrites writes = new SentWrites(store);
      Optional<EventJoin> events = joinEvents(capture, writes);
      RunFacts facts =
          new RunFacts(
              capture,
              lanes,
              pairing.unpaired(),
              input,
              inputFaults,
              files.captureLog(),
              topology,
              events);
      Verdict verdict = new VerdictMaker().judge(facts);
      LatenessMaker latenessMaker = new LatenessMaker(capture, lanes, writes);
      RunLateness lateness = latenessMaker.make();
      writeFiles(facts, verdict, lateness, latenessMaker.courses(PageCollector.MAX_COURSES));
      VerdictText text = new VerdictText(out);
      text.printChecks(verdict);
      new LatenessText(out).print(lateness);
      text.printSummary(files.run(), verdict);
      return verdict;
    }
  }

  /**
   * What the report keeps besides memory, where its files will be: on the disk that has the run.
   */
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

  private void writeFiles(
      RunFacts facts, Verdict verdict, RunLateness lateness, List<Course> courses)
      throws IOException {
    LinkedCapture capture = facts.capture();
    RowParts parts = new RowParts(facts.lanes());
    PageCollector page =
        new PageCollector(files.run(), verdict, capture, parts, facts.lanes().size());
    LinkWalk walk = new LinkWalk(facts.lanes(), csvNames(facts.input()), capture.texts());
    AtomicFile.write(
        files.folder().resolve(LinksFile.NAME),
        stream -> {
          LinksFile links = new LinksFile(stream);
          walk.forEach(link -> {
            links.visit(link);
            page.add(link);
          });
          links.flush();
        });
    Map<String, String> roles = clientRoles(facts);
    AnnotatedCapture annotated =
        new AnnotatedCapture(
            files.run(), files.capture(), capture, parts, files.interfaceName(), roles);
    AtomicFile.write(files.annotated(), annotated::write);
    List<LabConnection> connections = capture.connections();
    AtomicFile.write(
        files.folder().resolve(VerdictFile.NAME),
        stream ->
            new VerdictFile()
                .write(
                    files.run(),
                    verdict,
                    connections.stream().map(LabConnection::summary).toList(),
                    lateness,
                    stream));
    facts.events().ifPresent(page::add);
    page.add(lateness, courses);
    AtomicFile.write(
        files.folder().resolve(ReportPage.NAME), out -> new ReportPage().write(page.data(), out));
  }

  private Map<Integer, String> relayPorts(Topology topology) {
    Map<Integer, String> ports = new LinkedHashMap<>();
    if (!flows.isEmpty()) {
      flows.forEach((flow, port) -> ports.put(port, flow));
    } else if (!topology.relayPorts().isEmpty()) {
      ports.putAll(topology.relayPorts());
    } else {
      for (Flow flow : Flow.values()) {
        ports.put(flow.defaultPort(), flow.name());
      }
    }
    return ports;
  }

  private Map<String, RowInput> rowInputs(Map<String, String> faults) throws IOException {
    Map<String, RowInput> inputs = new LinkedHashMap<>();
    for (Flow flow : Flow.values()) {
      Path csv = files.folder().resolve(flow.csvName());
      if (!withoutCsv.contains(flow.name()) && Files.exists(csv)) {
        try {
          inputs.put(flow.name(), RowInput.check(csv, flow));
        } catch (RowFileException e) {
          faults.put(flow.name(), e.getMessage());
        }
      }
    }
    return inputs;
  }

  private Optional<EventJoin> joinEvents(LinkedCapture capture, SentWrites writes)
      throws IOException {
    if (files.events().isEmpty()) {
      return Optional.empty();
    }
    EventJoin join = new EventJoin(capture, writes, PageCollector.MAX_LINKS);
    for (Map.Entry<String, Path> file : files.events().entrySet()) {
      join.read(file.getKey(), file.getValue());
    }
    return Optional.of(join);
  }

  private static Map<String, String> csvNames(RunInput input) {
    Map<String, String> names = new HashMap<>();
    for (Flow flow : Flow.values()) {
      if (input.rows(flow.name()).isPresent()) {
        names.put(flow.name(), flow.csvName());
      }
    }
    return names;
  }

  private static Map<String, String> clientRoles(RunFacts facts) {
    Map<String, String> roles = new HashMap<>();
    facts.events().ifPresent(events -> roles.putAll(events.clientRoles()));
    return roles;
  }
}
