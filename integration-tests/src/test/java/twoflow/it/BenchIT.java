package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's short form: every byte arrives, whatever the times are. */
class BenchIT {

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = temp.resolve("lab");
    BuiltLab.copyTo(lab);
  }

  @Test
  void shouldSeeEachByteArriveInEachMode() throws Exception {
    List<String> modes =
        List.of(
            "bulk",
            "round-trip",
            "calls-100",
            "calls-500",
            "calls-2000",
            "calls-rtp",
            "churn",
            "ready");
    LabProcess bench = bench("--short", "--modes", String.join(",", modes)).shouldExit(0);
    for (String mode : modes) {
      assertEquals(1, count(bench, mode + ": "), bench::toString);
    }
    List<String> arrived =
        bench.stdout().stream().filter(line -> line.startsWith("every byte arrived: ")).toList();
    assertEquals(modes.size(), arrived.size(), bench::toString);
    assertTrue(arrived.stream().allMatch(line -> line.contains("lab relay")), bench::toString);
    assertFalse(Files.exists(lab.resolve("bench/RESULTS.md")), "a short run leaves no figures");
  }

  @Test
  void shouldFindEachForwardedByteInLogAndEvents() throws Exception {
    LabProcess bench = bench("--short", "--modes", "logged").shouldExit(0);
    assertEquals(
        1, count(bench, "every byte arrived: lab, log off; lab, log + events"), bench::toString);
  }

  @Test
  void shouldLeaveATableWithGoalsWhereItIsTold() throws Exception {
    Path results = temp.resolve("results.md");
    bench("--modes=round-trip", "--peers=direct", "--rounds=2", "--results", results.toString())
        .shouldExit(0);
    String page = Files.readString(results);
    assertTrue(page.contains("| lab relay | "), page);
    assertTrue(
        page.contains("| round trip p50 to nginx's | -, at most 1.05 | not measured |"), page);
    assertTrue(page.contains("--modes=round-trip"), page);
  }

  @Test
  void shouldExit1WhenTheRelayDoesNotRun() throws Exception {
    Files.delete(lab.resolve("relay/target/relay.jar"));
    Files.createFile(lab.resolve("relay/target/relay.jar"));
    LabProcess bench = bench("--short", "--modes", "bulk", "--peers", "direct").shouldExit(1);
    assertEquals(1, count(bench, "lab relay failed: lab relay does not listen"), bench::toString);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() throws Exception {
    assertEquals(
        List.of("bench: --peers: no such peer: apache"),
        bench("--peers", "apache").shouldExit(2).stderr());
    assertEquals(1, bench("--modes", "speed").shouldExit(2).stderr().size());
  }

  private LabProcess bench(String... options) throws Exception {
    String[] command = new String[2 + options.length];
    command[0] = lab.resolve("lab").toString();
    command[1] = "bench";
    System.arraycopy(options, 0, command, 2, options.length);
    return LabProcess.command(temp, command);
  }

  private static long count(LabProcess bench, String start) {
    return bench.stdout().stream().filter(line -> line.startsWith(start)).count();
  }
}
