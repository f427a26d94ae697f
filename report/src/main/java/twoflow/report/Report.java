package twoflow.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.verdict.Verdict;
import twoflow.core.file.AtomicFile;
import twoflow.core.run.WrongUseException;
import twoflow.report.output.AnnotatedCapture;
import twoflow.report.output.CallFiles;
import twoflow.report.output.CallText;
import twoflow.report.output.LatenessText;
import twoflow.report.output.LinksFile;
import twoflow.report.output.PacketsFile;
import twoflow.report.output.VerdictFile;
import twoflow.report.output.VerdictText;
import twoflow.report.page.ChatDemoPage;
import twoflow.report.page.PageCollector;
import twoflow.report.page.PageFiles;
import twoflow.report.page.PageVoice;
import twoflow.report.page.ReportPage;
import twoflow.report.page.StudentsPage;

/** Writes what is known of a run: files into its folder, and the verdict for the terminal. */
public final class Report {

  private final RunAnalysis run;
  private final RunFiles files;
  private final RunLateness lateness;
  private final Duration playout;
  private final List<CallFigures> calls;

  /**
   * A report on an open run.
   *
   * @param playout how long a packet of a call is held before it is played
   */
  public Report(RunAnalysis run, Duration playout) throws IOException {
    this.run = run;
    this.files = run.files();
    this.lateness = run.lateness().build();
    this.playout = playout;
    this.calls = run.calls(playout);
  }

  /** Writes all files into the run's folder; those of an older report are replaced. */
  public void writeFiles() throws IOException {
    if (run.broadcasts().isPresent()) {
      writeCaptureAndVerdict();
      ChatDemoPage page = new ChatDemoPage(run, run.broadcasts().get());
      AtomicFile.write(files.folder().resolve(ReportPage.NAME), page::write);
      return;
    }
    PageCollector page = new PageCollector(run);
    AtomicFile.write(
        files.folder().resolve(LinksFile.NAME),
        stream -> {
          LinksFile links = new LinksFile(stream);
          run.links()
              .forEach(link -> {
                links.visit(link);
                page.add(link);
              });
          links.flush();
        });
    AtomicFile.write(files.folder().resolve(PacketsFile.NAME), new PacketsFile(run)::write);
    new CallFiles(run).write(playout);
    writeCaptureAndVerdict();
    page.add(PageFiles.of(files, annotated(files).getFileName().toString()));
    page.add(calls, PageVoice.of(run));
    page.add(lateness, run.lateness().series(PageCollector.MAX_DRAWN_SENDERS));
    AtomicFile.write(
        files.folder().resolve(ReportPage.NAME), out -> new ReportPage().write(page.data(), out));
  }

  /**
   * Writes the page for students.
   *
   * @throws WrongUseException when the run is not of the two flows
   */
  public void writeForStudents() throws IOException {
    if (run.broadcasts().isPresent()) {
      throw new WrongUseException(
          files.run() + ": a page for students is made of a run of the two flows only");
    }
    AtomicFile.write(files.folder().resolve(StudentsPage.NAME), new StudentsPage(run)::write);
  }

  private void writeCaptureAndVerdict() throws IOException {
    AtomicFile.write(annotated(files), new AnnotatedCapture(run)::write);
    AtomicFile.write(
        files.folder().resolve(VerdictFile.NAME),
        stream ->
            new VerdictFile()
                .write(
                    files.run(),
                    run.verdict(),
                    run.capture().connections().stream().map(LabConnection::summary).toList(),
                    run.clocks(),
                    lateness,
                    calls,
                    stream));
  }

  /** Prints the checks, the lateness, what a call sounds like, and the verdict. */
  public void print(PrintStream out) {
    Verdict verdict = run.verdict();
    VerdictText text = new VerdictText(out);
    text.printChecks(verdict);
    new LatenessText(out).print(lateness);
    new CallText(out).print(calls);
    text.printSummary(files.run(), verdict);
  }

  /** Prints what failed, what a call sounds like, and the verdict. */
  public void printBrief(PrintStream out) {
    VerdictText text = new VerdictText(out);
    text.printFailed(run.verdict());
    new CallText(out).print(calls);
    text.printSummary(files.run(), run.verdict());
  }

  private static Path annotated(RunFiles files) {
    String name = files.capture().getFileName().toString();
    String stem = name.replaceFirst("\\.(pcap|pcapng|cap)(\\.gz)?$", "");
    return files.folder().resolve(stem + ".annotated.pcapng");
  }
}
