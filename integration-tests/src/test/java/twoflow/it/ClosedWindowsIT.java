package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.figures.ClosedWindow;
import twoflow.report.Report;
import twoflow.testsupport.handmade.HandmadeFaults;

/** tshark sees the closed windows, and the comments on them, where the report does. */
class ClosedWindowsIT {

  @TempDir private Path folder;

  @Test
  void shouldCloseAndOpenWhereTsharkSaysSo() throws Exception {
    Tshark tshark = new Tshark(folder);
    Path run = Files.createDirectory(folder.resolve("run"));
    HandmadeFaults.write(run);
    ClosedWindow closed;
    try (RunAnalysis analysis = RunAnalysis.open(run)) {
      new Report(analysis, Duration.ZERO).writeFiles();
      closed = analysis.closedWindows().getFirst();
    }
    Path annotated = run.resolve("two-flow.annotated.pcapng");
    assertEquals(
        List.of(List.of(Long.toString(closed.fromFrame()))),
        tshark.fields(
            annotated, List.of(), "tcp.window_size == 0 && tcp.flags.reset == 0", "frame.number"));
    assertEquals(
        List.of(List.of(Long.toString(closed.untilFrame()))),
        tshark.fields(annotated, List.of(), "tcp.analysis.window_update", "frame.number"));
    assertEquals(
        List.of(List.of("10"), List.of("18")),
        tshark.fields(annotated, List.of(), "frame.comment contains \"Window\"", "frame.number"));
  }
}
