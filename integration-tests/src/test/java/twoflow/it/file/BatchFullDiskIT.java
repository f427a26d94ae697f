package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.LabProcess;
import twoflow.it.ScenarioLab;

/** A disk that fills up in the middle of a batch. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class BatchFullDiskIT {

  private static final String SHORT =
      """
      title: Short
      about: As little as can be sent.
      rows: {chat: {rows: 2, bytes: 30, seed: 1}, voip: {rows: 1, bytes: 30, seed: 1}}
      proof:
        - carried-by: {flow: chat, row: 1, leg: client-relay, segments: 1}
      """;

  /** Room for two runs, and for a part of the third. */
  private static final int DISK_KB = 4_000;

  @TempDir private Path temp;

  @Test
  void shouldStopInsteadOfFailingRunAfterRun() throws Exception {
    ScenarioLab lab = new ScenarioLab(temp);
    lab.write("short", SHORT);
    String[] batch =
        "batch --name b --runs 50 --parallel 1 --scenario short.yml --resume".split(" ");
    try (SmallDisk disk = new SmallDisk(lab.run("b"), DISK_KB)) {
      LabProcess full = lab.start(batch);
      assertEquals(1, full.exitCode(60), full::toString);
      assertEquals(1, full.stderr().size(), full::toString);
      assertTrue(
          full.stderr().getFirst().matches("lab: (the disk of .* is full: .*|cannot write .*)"),
          full::toString);
      List<String> files = disk.files();
      assertTrue(files.contains("short-seed-01/made.json"), files::toString);
      assertTrue(files.stream().noneMatch(f -> f.contains("seed-10")), files::toString);
      assertTrue(Files.size(disk.folder().resolve("short-seed-01/two-flow.pcap")) > 1000);
    }
  }
}
