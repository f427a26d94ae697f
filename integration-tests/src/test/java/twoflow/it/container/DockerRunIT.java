package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/** {@code docker run ... two-flow/lab demo}: a whole run in one container with its own network. */
@RequiresDocker
class DockerRunIT {

  private static final String NOTHING = "0000000000000000";

  /** capability.h: NET_RAW is bit 13. */
  private static final String NET_RAW = "0000000000002000";

  private static final String OWNER = "1234";
  private static final long RUN_S = 60;

  /** Of each process: its name, its user, its rights. */
  private static final String RIGHTS =
      "for process in /proc/[0-9]*; do awk '/^(Name|Uid|CapEff):/ { line = line $2 \" \" }"
          + " END { print line }' $process/status; done";

  @TempDir private Path folder;

  private final String container = "twoflow-it-" + UUID.randomUUID();

  @AfterEach
  void removeContainer() throws Exception {
    try (LabProcess remove = LabProcess.command(folder, "docker", "rm", "-f", container)) {
      remove.exitCode(RUN_S);
    }
  }

  @Test
  void shouldMakeAWholeRunAsTheOwnerOfTheMountedFolder() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path captures = Files.createDirectory(folder.resolve("captures"));
    ComposeLab.giveTo(OWNER + ":" + OWNER, captures);
    try (LabProcess demo = run(List.of("-v", captures + ":/lab/captures"), "--run", "r1")) {
      demo.awaitResult("VOIP client-chat  receives  row 1 ");
      shouldGiveOnlyTcpdumpARight();
      assertEquals(0, demo.exitCode(RUN_S), demo::toString);
      assertTrue(demo.stdout().contains("r1: complete, 17 checks passed"), demo::toString);
      FinishedRun run = new FinishedRun(captures.resolve("r1"));
      run.shouldHoldFourConnections();
      run.shouldCarry("CHAT", Inputs.CHAT_ROWS, "client-chat", "client-voip");
      run.shouldBelongTo(OWNER + ":" + OWNER);
    } finally {
      ComposeLab.giveTo(FinishedRun.ownerOf(folder), captures);
    }
  }

  private void shouldGiveOnlyTcpdumpARight() throws Exception {
    try (LabProcess exec =
        LabProcess.command(folder, "docker", "exec", "-u", OWNER, container, "sh", "-c", RIGHTS)) {
      Set<String> seen = new TreeSet<>(exec.shouldExit(0).stdout());
      assertTrue(seen.contains("tcpdump " + OWNER + " " + NET_RAW + " "), seen::toString);
      assertTrue(seen.contains("java " + OWNER + " " + NOTHING + " "), seen::toString);
      seen.removeIf(process -> process.endsWith(" " + OWNER + " " + NOTHING + " "));
      assertEquals(1, seen.size(), seen::toString);
    }
  }

  /** There, not even root may do more than its user may; and no folder is mounted. */
  @Test
  void shouldMakeAWholeRunWithTheRelaysTapIfNothingIsPermitted() throws Exception {
    try (LabProcess demo = run(List.of("--cap-drop", "ALL"))) {
      assertEquals(0, demo.exitCode(RUN_S), demo::toString);
      assertTrue(demo.stdout().contains("two-flow: complete, 17 checks passed"), demo::toString);
      assertTrue(
          demo.stderr().getFirst().startsWith("lab: network host: tcpdump cannot capture: lo: "),
          demo::toString);
    }
  }

  @Test
  void shouldSayWhatToDoIfItCannotBecomeTheOwnerOfTheMountedFolder() throws Exception {
    Path captures = Files.createDirectory(folder.resolve("captures"));
    ComposeLab.giveTo(OWNER + ":" + OWNER, captures);
    List<String> docker = List.of("--cap-drop", "ALL", "-v", captures + ":/lab/captures");
    try (LabProcess demo = run(docker)) {
      assertEquals(1, demo.exitCode(RUN_S), demo::toString);
      assertEquals(
          List.of(
              "lab: cannot become the owner of captures/, as the container lacks SETUID and SETGID:"
                  + " add --user 1234:1234"),
          demo.stderr());
    } finally {
      ComposeLab.giveTo(FinishedRun.ownerOf(folder), captures);
    }
  }

  private LabProcess run(List<String> docker, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--name", container));
    command.addAll(docker);
    command.addAll(List.of(LabImage.NAME, "demo"));
    command.addAll(List.of(options));
    return LabProcess.command(folder, command.toArray(String[]::new));
  }
}
