package twoflow.launcher.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import twoflow.core.file.AtomicFile;

/** The files on all runs of a batch. They are made line by line: their size costs no memory. */
public final class Summary {

  private final BatchFolder folder;
  private final BatchPlan plan;
  private final Shard shard;

  /**
   * @param shard the runs that it is on
   */
  public Summary(BatchFolder folder, BatchPlan plan, Shard shard) {
    this.folder = folder;
    this.plan = plan;
    this.shard = shard;
  }

  /** Writes {@code summary.csv}, a line per run, and {@code summary.html}. */
  public void write() throws IOException {
    SummaryPage page = new SummaryPage(folder.path().getFileName().toString());
    AtomicFile.write(folder.summary("summary", ".csv"), stream -> writeLines(stream, page));
    AtomicFile.write(page(), page::write);
  }

  /** The page. */
  public Path page() {
    return folder.summary("summary", ".html");
  }

  private void writeLines(OutputStream stream, SummaryPage page) throws IOException {
    OutputStream out = new BufferedOutputStream(stream);
    out.write((SummaryLine.HEADER + "\n").getBytes(StandardCharsets.US_ASCII));
    for (Iterator<PlannedRun> runs = plan.runs(shard).iterator(); runs.hasNext(); ) {
      SummaryLine line = SummaryLine.of(folder, runs.next());
      out.write((line.csv() + "\n").getBytes(StandardCharsets.UTF_8));
      page.add(line);
    }
    out.flush();
  }

  /** Writes {@code labels.csv}: a line per frame of the complete runs. */
  public void writeLabels() throws IOException {
    AtomicFile.write(
        folder.summary("labels", ".csv"),
        stream -> {
          LabelsFile labels = new LabelsFile(stream);
          for (Iterator<PlannedRun> runs = plan.runs(shard).iterator(); runs.hasNext(); ) {
            PlannedRun run = runs.next();
            if (folder.isComplete(run)) {
              labels.add(run.name(), folder.of(run));
            }
          }
          labels.flush();
        });
  }
}
