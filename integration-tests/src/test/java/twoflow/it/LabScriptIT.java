package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The script {@code lab}, in a copy of the built lab that lies in a folder with a space in its
 * name.
 */
@Execution(ExecutionMode.CONCURRENT)
class LabScriptIT {

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws IOException {
    lab = temp.resolve("my lab é");
    BuiltLab.copyTo(lab);
  }

  @Test
  void shouldRunTheDemoAndLeaveItsFiles() throws Exception {
    demo("--run", "a-run").shouldExit(0);
    Path run = lab.resolve("captures/a-run");
    for (String flow : List.of("CHAT", "VOIP")) {
      Events relay = Events.read(run.resolve("events/relay.csv"));
      assertEquals(287, relay.of("sent", flow).stream().mapToLong(Events.Line::bytes).sum());
    }
    assertEquals(17, Files.readAllLines(run.resolve("links.csv")).size());
    assertTrue(Files.size(run.resolve("report.html")) > 100_000);
    Events chat = Events.read(run.resolve("events/client-chat.csv"));
    assertTrue(chat.of("connected", "CHAT").getFirst().local().startsWith("127.0.0.11:"));

    LabProcess second = demo("--run=a-run", "--pace=csv", "--speed=20").shouldExit(0);
    assertTrue(second.stderr().getFirst().contains("the older run is now captures/a-run.2"));
    try (Stream<Path> runs = Files.list(lab.resolve("captures"))) {
      assertEquals(2, runs.filter(r -> r.getFileName().toString().startsWith("a-run")).count());
    }
    long start =
        Events.read(run.resolve("events/client-voip.csv")).of("sent", "VOIP").getFirst().dueNs();
    assertTrue(start > 0);
  }

  @Test
  void shouldStopAllProcessesWhenItIsStopped() throws Exception {
    LabProcess demo = demo();
    demo.awaitResult("VOIP client-voip  sends     row 2");
    demo.signal("TERM");
    demo.shouldExit(143);
    Events voip = Events.read(lab.resolve("captures/two-flow/events/client-voip.csv"));
    assertEquals(1, voip.of("reset", "VOIP").size());
  }

  @Test
  void shouldLetTheRelayWriteTheCaptureWhereTcpdumpIsMissing() throws Exception {
    int[] ports = FreePorts.two();
    Path programs = programsWithoutTcpdump();
    LabProcess demo =
        LabProcess.command(
            temp,
            "env",
            "PATH=" + programs,
            lab.resolve("lab").toString(),
            "demo",
            "--chat-port=" + ports[0],
            "--voip-port=" + ports[1]);
    try {
      demo.shouldExit(0);
    } finally {
      deleteLinks(programs);
    }
    Path run = lab.resolve("captures/two-flow");
    assertTrue(Files.exists(run.resolve("two-flow.pcapng")), demo::toString);
    assertTrue(Files.notExists(run.resolve("two-flow.pcap")), demo::toString);
    assertEquals(1, demo.logged("the relay writes the capture itself, made from the bytes").size());
  }

  @Test
  void shouldSayWhatIsWrongInOneLine() throws Exception {
    LabProcess unknown = run("nonsense").shouldExit(2);
    assertEquals(List.of("lab: unknown: nonsense (./lab says what there is)"), unknown.stderr());
    LabProcess name = run("demo", "--run", "a b").shouldExit(2);
    assertEquals(1, name.stderr().size(), name::toString);
    LabProcess usage = run().shouldExit(0);
    assertTrue(usage.stdout().getFirst().startsWith("Two-Flow TCP Lab"), usage::toString);
  }

  @Test
  void shouldBecomeTheRole() throws Exception {
    LabProcess relay = run("relay", "--flow", "X=0");
    relay.awaitPort("X");
    relay.signal("INT");
    relay.shouldExit(130);
  }

  @Test
  void shouldRunWithoutRunBits() throws Exception {
    removeRunBits();
    int[] ports = FreePorts.two();
    String script = lab.resolve("lab").toString();
    String chatPort = "--chat-port=" + ports[0];
    LabProcess.command(temp, "sh", script, "demo", chatPort, "--voip-port=" + ports[1])
        .shouldExit(0);
    LabProcess none = LabProcess.command(temp, "sh", script, "wireshark", "none").shouldExit(2);
    assertEquals(1, none.logged("lab: there is no run none").size(), none::toString);
  }

  private void removeRunBits() throws IOException {
    try (Stream<Path> files = Files.walk(lab).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
  }

  /** A folder with all programs of this PATH but tcpdump. */
  private Path programsWithoutTcpdump() throws IOException {
    Path programs = Files.createDirectories(temp.resolve("bin"));
    for (String folder : System.getenv("PATH").split(":")) {
      if (!Files.isDirectory(Path.of(folder))) {
        continue;
      }
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.toList()) {
          Path link = programs.resolve(file.getFileName());
          if (!file.endsWith("tcpdump") && Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, file);
          }
        }
      }
    }
    return programs;
  }

  /** JUnit would warn about each link that it deletes with the folder. */
  private static void deleteLinks(Path folder) throws IOException {
    try (Stream<Path> links = Files.list(folder)) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }

  private LabProcess demo(String... more) throws IOException {
    int[] ports = FreePorts.two();
    String[] fixed = {"demo", "--chat-port", "" + ports[0], "--voip-port", "" + ports[1]};
    String[] args = Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return run(args);
  }

  private LabProcess run(String... args) throws IOException {
    String[] command = new String[1 + args.length];
    command[0] = lab.resolve("lab").toString();
    System.arraycopy(args, 0, command, 1, args.length);
    return LabProcess.command(temp, command);
  }
}
