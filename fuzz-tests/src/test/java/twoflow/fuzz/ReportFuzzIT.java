package twoflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.analysis.AnalysisOptions;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.Terminators;
import twoflow.pcap.file.CaptureFormatException;
import twoflow.report.Report;
import twoflow.report.output.VerdictFile;
import twoflow.report.page.PageCollector;
import twoflow.testsupport.GoldenRun;

/**
 * The whole report on a capture that fits its CSV files and events badly or not at all: it ends
 * with a verdict, or with a {@link CaptureFormatException}.
 */
class ReportFuzzIT {

  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = GoldenRun.copyTo(Files.createTempDirectory("fuzz").resolve("run"));
  }

  @AfterEach
  void deleteTheRun() throws IOException {
    Files.walkFileTree(
        run.getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @MethodSource("twoflow.fuzz.CaptureSeeds#files")
  @FuzzTest
  void shouldEndWithAVerdictOrADeclaredException(byte[] capture) throws IOException {
    Path verdict = run.resolve(VerdictFile.NAME);
    Files.deleteIfExists(verdict);
    Files.write(run.resolve("two-flow.pcap"), capture);
    Map<String, Integer> ports = Map.of("CHAT", 9411, "VOIP", 9412);
    try {
      write(new AnalysisOptions(ports, Terminators.AUTO, Set.of(), PageCollector.MAX_LINKS));
      assertTrue(Files.exists(verdict), "no verdict");
    } catch (CaptureFormatException declared) {
      assertTrue(Files.notExists(verdict), "a verdict on nothing");
    }
  }

  private void write(AnalysisOptions options) throws IOException {
    try (RunAnalysis analysis = RunAnalysis.open(RunFiles.find(run, null), options)) {
      Report report = new Report(analysis, Duration.ofMillis(60));
      report.writeFiles();
      report.print(new PrintStream(OutputStream.nullOutputStream()));
    }
  }
}
