package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code ./lab demo --network private}, as an ordinary user who may capture nowhere else. */
@Execution(ExecutionMode.CONCURRENT)
class PrivateNetworkIT {

  private static final String USER = "1234";

  /** As many as one likes: {@code -Dprivate.runs=30}. */
  private static final int RUNS = Integer.getInteger("private.runs", 3);

  @TempDir private Path temp;
  private Path lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = temp.resolve("my lab");
    BuiltLab.copyTo(lab);
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (isRoot()) {
      LabProcess.command(temp, "chown", "-R", USER + ":" + USER, lab.toString()).shouldExit(0);
    }
  }

  @Test
  void shouldCaptureWhereTheUserMayNotCaptureOnTheHost() throws Exception {
    assumeNamespaces();
    assumeTrue(isRoot(), "whether this user may capture is not known");
    LabProcess demo = LabProcess.command(temp, lab("demo", "--run", "x")).shouldExit(0);
    assertEquals(1, demo.logged("lab: network private: ").size(), demo::toString);
    assertTrue(demo.stdout().contains("x: complete, 17 checks passed"), demo::toString);
    Path run = lab.resolve("captures/x");
    assertTrue(Files.size(run.resolve("two-flow.pcap")) > 10_000);
    assertEquals(USER, Files.getAttribute(run.resolve("two-flow.pcap"), "unix:uid").toString());
    String log = Files.readString(run.resolve("capture.log"));
    assertTrue(log.contains("snapshot length 1920 bytes"), log);
    Events chat = Events.read(run.resolve("events/client-chat.csv"));
    assertTrue(chat.of("connected", "CHAT").getFirst().local().startsWith("127.0.0.11:"));
  }

  /** On the same ports, one of which is also taken on the host. */
  @Test
  void shouldRunManyAtOnce() throws Exception {
    assumeNamespaces();
    List<LabProcess> demos = new ArrayList<>();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      for (int i = 0; i < RUNS; i++) {
        demos.add(
            LabProcess.command(
                temp, lab("demo", "--network=private", "--run=s" + i, "--chat-port=" + port)));
      }
      for (int i = 0; i < RUNS; i++) {
        LabProcess demo = demos.get(i);
        assertEquals(0, demo.exitCode(120), demo::toString);
        assertTrue(demo.stdout().contains("s" + i + ": complete, 17 checks passed"));
      }
    }
  }

  @Test
  void shouldRefuseInOneLineAndMakeNothingWhereItIsForbidden() throws Exception {
    LabProcess demo = forbidden("--network", "private").shouldExit(1);
    assertEquals(1, demo.stderr().size(), demo::toString);
    String line = demo.stderr().getFirst();
    assertTrue(line.startsWith("lab: --network private: this system does not let this user"), line);
    assertTrue(line.contains("(unshare: unshare failed: Operation not permitted)"), line);
    assertTrue(line.contains("apparmor_restrict_unprivileged_userns=0"), line);
    assertTrue(line.endsWith("or take --network host"), line);
    assertTrue(Files.notExists(lab.resolve("captures/two-flow")), demo::toString);
  }

  @Test
  void shouldLetTheRelayWriteTheCaptureWhereItIsForbidden() throws Exception {
    assumeTrue(isRoot(), "whether this user may capture is not known");
    int[] ports = FreePorts.two();
    LabProcess demo =
        forbidden("--chat-port", "" + ports[0], "--voip-port", "" + ports[1]).shouldExit(0);
    assertEquals(1, demo.logged("lab: network host: tcpdump cannot capture").size());
    assertEquals(1, demo.logged("Operation not permitted").size(), demo::toString);
    assertTrue(Files.exists(lab.resolve("captures/two-flow/two-flow.pcapng")), demo::toString);
  }

  /** A demo on a system on which unshare(1) fails as it does under AppArmor. */
  private LabProcess forbidden(String... options) throws IOException {
    Path programs = Files.createDirectories(temp.resolve("bin"));
    Path unshare =
        Files.writeString(
            programs.resolve("unshare"),
            """
            #!/bin/sh
            echo 'unshare: unshare failed: Operation not permitted' >&2
            exit 1
            """);
    Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(List.of("env", "PATH=" + programs + ":" + System.getenv("PATH")));
    command.addAll(List.of(lab("demo")));
    command.addAll(List.of(options));
    return LabProcess.command(temp, command.toArray(String[]::new));
  }

  private String[] lab(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--"));
    }
    command.add(lab.resolve("lab").toString());
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  private void assumeNamespaces() throws Exception {
    List<String> probe = new ArrayList<>();
    if (isRoot()) {
      probe.addAll(List.of("setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--"));
    }
    probe.addAll(List.of("unshare", "--user", "--net", "--map-current-user", "--keep-caps"));
    probe.addAll(List.of("ip", "link", "set", "lo", "up"));
    try (LabProcess unshare = LabProcess.command(temp, probe.toArray(String[]::new))) {
      assumeTrue(unshare.exitCode(20) == 0, "no user namespaces here");
    }
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }
}
