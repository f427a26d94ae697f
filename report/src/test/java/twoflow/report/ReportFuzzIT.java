package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.report.link.Terminators;
import twoflow.report.output.VerdictFile;
import twoflow.report.pcap.CaptureFormatException;

/**
 * The whole report on a capture that fits its CSV files and events badly or not at all: it ends
 * with a verdict, or with a {@link CaptureFormatException}.
 */
class ReportFuzzIT {

  private Path run;

  @BeforeEach
  void copyTheRun() throws IOException, URISyntaxException {
    Path golden = Path.of(getClass().getResource("golden").toURI());
    run = Files.createTempDirectory("fuzz").resolve("run");
    try (Stream<Path> files = Files.walk(golden)) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(golden.relativize(file).toString()));
      }
    }
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

  @MethodSource("twoflow.report.fuzz.CaptureSeeds#files")
  @FuzzTest
  void shouldEndWithAVerdictOrADeclaredException(byte[] capture) throws IOException {
    Path verdict = run.resolve(VerdictFile.NAME);
    Files.deleteIfExists(verdict);
    Files.write(run.resolve("two-flow.pcap"), capture);
    Map<String, Integer> ports = Map.of("CHAT", 9411, "VOIP", 9412);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    try {
      new Report(RunFiles.find(run, null), ports, Terminators.AUTO, Set.of(), nowhere).write();
      assertTrue(Files.exists(verdict), "no verdict");
    } catch (CaptureFormatException declared) {
      assertTrue(Files.notExists(verdict), "a verdict on nothing");
    }
  }
}
