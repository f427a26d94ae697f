package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./lab scenarios} and {@code ./lab demo --scenario}: what users may do, and what not. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioUseIT {

  @TempDir private Path temp;
  private ScenarioLab lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  @Test
  void shouldListThemAndSayWhichCannotRunHere() throws Exception {
    List<String> lines = lab.start("scenarios").shouldExit(0).stdout();
    List<String> names = lines.stream().map(line -> line.split(" ")[0]).toList();
    assertEquals(
        List.of(
            "bottleneck",
            "call",
            "call-bottleneck",
            "call-nagle",
            "call-nagle-control",
            "call-outage",
            "delay",
            "glued",
            "half-close",
            "hol",
            "hol-textbook",
            "keep-alive",
            "loss",
            "nagle",
            "nagle-control",
            "refused",
            "request-reply",
            "request-reply-control",
            "reset",
            "reset-answered",
            "reset-unread",
            "segments",
            "slow-reader",
            "split",
            "syn-loss",
            "timeout"),
        names);
    for (String line : lines) {
      // Only netem is missing in some kernels.
      assertTrue(line.startsWith("delay ") || !line.contains("(not here: "), line);
    }
    LabProcess delay = lab.start("demo", "--scenario", "delay", "--run", "delay");
    if (lines.get(names.indexOf("delay")).contains("(not here: ")) {
      assertEquals(1, delay.exitCode(60), delay::toString);
      assertTrue(delay.stderr().getFirst().contains("lacks netem"), delay::toString);
      assertEquals(1, delay.stderr().size(), delay::toString);
      assertTrue(Files.notExists(lab.run("delay")), delay::toString);
    } else {
      delay.shouldExit(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--interval=1s",
    "--chunk-bytes=20",
    "--pace=csv",
    "--sessions=2",
    "--chat-csv=x.csv",
    "--network=host"
  })
  void shouldRefuseWhatContradictsTheScenario(String option) throws Exception {
    LabProcess demo = lab.start("demo", "--scenario", "loss", option).shouldExit(2);
    assertEquals(1, demo.stderr().size(), demo::toString);
    String line = demo.stderr().getFirst();
    assertTrue(line.contains(option.split("=")[0]), line);
    assertTrue(line.contains(" contradicts --scenario loss, which "), line);
    assertTrue(Files.notExists(lab.run("two-flow")), demo::toString);
  }

  @Test
  void shouldSayTheLineOfAFaultInTheFileAndMakeNothing() throws Exception {
    Path file = lab.write("bad", lab.text("loss").replace("row: 2", "row: 9"));
    LabProcess demo = lab.start("demo", "--scenario", file.toString()).shouldExit(2);
    assertEquals(1, demo.stderr().size(), demo::toString);
    String line = demo.stderr().getFirst();
    assertTrue(line.startsWith("lab: " + file + ":"), line);
    assertTrue(line.endsWith(": row: VOIP has 3 rows, there is no row 9"), line);
    assertTrue(Files.notExists(lab.run("two-flow")), demo::toString);
    lab.start("demo", "--scenario", "nothing").shouldExit(2);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp_nonsense: 1, this kernel has no setting tcp_nonsense",
    "tcp_sack: many, this kernel does not take tcp_sack = many"
  })
  void shouldSayInOneLineWhatThisKernelDoesNotTake(String setting, String what) throws Exception {
    String text = lab.text("hol").replaceAll("settings: .*", "settings: {" + setting + "}");
    LabProcess demo = lab.start("demo", "--scenario", lab.write("x", text).toString());
    assertEquals(1, demo.exitCode(60), demo::toString);
    assertEquals(1, demo.stderr().size(), demo::toString);
    assertTrue(demo.stderr().getFirst().endsWith(": network: " + what), demo::toString);
    assertTrue(Files.notExists(lab.run("two-flow")), demo::toString);
  }

  /** Also the network goes: it dies with the last process in it. */
  @Test
  void shouldLeaveNothingWhenItIsStoppedInTheMiddle() throws Exception {
    long before = networks();
    LabProcess demo = lab.start("demo", "--scenario", "timeout", "--run", "stopped");
    demo.awaitResult("sends     row 2");
    assertTrue(networks() > before);
    demo.signal("TERM");
    assertEquals(143, demo.exitCode(60), demo::toString);
    new LeftProcesses(lab.folder()).shouldEnd();
  }

  /** How many network namespaces have a process of the lab in them, besides the machine's. */
  private long networks() throws IOException {
    Set<String> all = new HashSet<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(p -> Files.exists(p.resolve("cmdline"))).toList()) {
        try {
          if (Files.readString(process.resolve("cmdline")).contains(lab.folder().toString())) {
            all.add(Files.readSymbolicLink(process.resolve("ns/net")).toString());
          }
        } catch (IOException e) {
          // It has ended, or is another user's.
        }
      }
    }
    return all.size();
  }
}
