package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios of what the programs do, relay and clients: real programs. */
class RoleScenarioIT {

  /** As often as one likes: {@code -Dscenario.runs=20}. */
  private static final int RUNS = Integer.getInteger("scenario.runs", 1);

  @TempDir private Path temp;
  private ScenarioLab lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  @ParameterizedTest
  @CsvSource({
    "split,3",
    "glued,3",
    "reset,1",
    "nagle,2",
    "nagle-control,2",
    "slow-reader,1",
    "keep-alive,1",
    "half-close,2"
  })
  void shouldShowInTheCaptureWhatItSays(String name, int proofs) throws Exception {
    for (int i = 0; i < RUNS; i++) {
      LabProcess demo = lab.demo(name, name + i, 0);
      assertEquals(proofs, lines(demo, "ok    proof: ").size(), demo::toString);
      assertEquals(
          lab.text(name), Files.readString(lab.run(name + i).resolve("scenario.yml")), name);
    }
  }

  /** The same file without what makes it happen: the proof must fail, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "split,(?m)^faults:\\n(?: .*\\n)+,''",
    "glued,(?m)^faults:\\n(?: .*\\n)+,''",
    "reset,reset-at: 4,chunk-bytes: 10",
    "nagle,nagle: true,nagle: false",
    "nagle,delayed-ack: true,delayed-ack: false",
    "nagle-control,nagle: false,nagle: true",
    "slow-reader,read-after: 2s,read-after: 0s",
    "keep-alive,keep-alive: 1s,keep-alive: 1h",
    "half-close,half-close-after: 500ms,half-close-after: 1h"
  })
  void shouldNotBeCompleteWithoutItsMechanism(String name, String mechanism, String other)
      throws Exception {
    String without = lab.text(name).replaceAll(mechanism, other);
    assertFalse(without.equals(lab.text(name)), without);
    LabProcess demo = lab.demo(lab.write("control", without).toString(), "control", 3);
    assertFalse(lines(demo, "FAIL  ").isEmpty(), demo::toString);
    assertEquals(lines(demo, "FAIL  "), lines(demo, "FAIL  proof: "), demo::toString);
  }

  private static List<String> lines(LabProcess demo, String start) {
    return demo.stdout().stream().filter(line -> line.startsWith(start)).toList();
  }
}
