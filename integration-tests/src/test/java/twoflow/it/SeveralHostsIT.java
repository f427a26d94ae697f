package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.OtherClock;

/**
 * The programs that read a run, on one whose clients have other clocks than the capture: 3 s ahead
 * and 2 s behind.
 */
@Execution(ExecutionMode.CONCURRENT)
class SeveralHostsIT {

  @TempDir private Path temp;
  private Path oneHost;
  private Path threeHosts;

  @BeforeEach
  void copyTheRuns() throws IOException {
    oneHost = GoldenRun.copyTo(temp.resolve("one/run"));
    threeHosts = GoldenRun.copyTo(temp.resolve("three/run"));
    OtherClock.threeHosts(threeHosts);
  }

  @Test
  void shouldReportACompleteRunWithoutLatenessOnTheWire() throws Exception {
    LabProcess report = program("report", threeHosts.toString(), "--for-students");
    assertTrue(report.stdout().getLast().startsWith("run: complete, "), report::toString);
    assertEquals(1, lines(report, "clocks").size(), report::toString);
    for (String flow : List.of("CHAT, ", "VOIP, ")) {
      assertTrue(lines(report, flow).getFirst().matches(".* \\d+/\\d+/\\d+ +- +- +\\d+ +-"), flow);
    }
    String students = Files.readString(threeHosts.resolve("students.html"));
    program("report", oneHost.toString(), "--for-students");
    assertEquals(Files.readString(oneHost.resolve("students.html")), students);
  }

  @Test
  void shouldAskAndAnswerTheSameAsOfOneHost() throws Exception {
    JsonNode key = questions(threeHosts);
    assertEquals(questions(oneHost), key);
    assertFalse(key.isEmpty());
  }

  @Test
  void shouldCompareTheWritesOfTwoRunsByTheirOwnClocks() throws Exception {
    LabProcess diff = program("diff", oneHost.toString(), threeHosts.toString());
    List<String> lateness = lines(diff, " lateness in ms p50/p99 when sent ");
    assertEquals(2, lateness.size(), diff::toString);
    for (String line : lateness) {
      assertTrue(line.matches(".* (\\d+[.]\\d+/\\d+[.]\\d+) +\\1 .*"), line);
    }
    LabProcess same = program("diff", oneHost.toString(), oneHost.toString());
    assertEquals(2, lines(same, " lateness in ms p50/p99  ").size(), same::toString);
  }

  private LabProcess program(String name, String... arguments) throws Exception {
    return LabProcess.role(temp, name, arguments).shouldExit(0);
  }

  private JsonNode questions(Path run) throws Exception {
    program("lesson", run.toString(), "--key");
    byte[] key = Files.readAllBytes(run.resolve("lesson/key.json"));
    return JsonMapper.shared().readTree(key).get("questions");
  }

  private static List<String> lines(LabProcess process, String part) {
    return process.stdout().stream().filter(line -> line.contains(part)).toList();
  }
}
