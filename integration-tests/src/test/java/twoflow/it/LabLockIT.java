package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lock of {@code ./lab}'s build, with a stand-in for Maven that has no run bit and never ends.
 */
class LabLockIT {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path temp;
  private Path lab;
  private Path lock;

  @BeforeEach
  void copyTheLabWithoutItsStamp() throws IOException {
    lab = temp.resolve("my lab");
    BuiltLab.copyTo(lab);
    Files.delete(lab.resolve("target/lab.built"));
    Files.writeString(lab.resolve("mvnw"), "exec tail -f \"$PWD/mvnw\"\n");
    lock = lab.resolve("target/lab.lock");
  }

  @AfterEach
  void shouldLeaveNoProcess() throws IOException {
    if (LeftProcesses.canBeSeen()) {
      new LeftProcesses(lab).shouldEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "999999999", "999999999:1", "SELF", "SELF:1"})
  void shouldTakeOverALockWhoseBuilderIsGone(String holder) throws Exception {
    Files.createDirectories(lock);
    if (!holder.isEmpty()) {
      String self = Long.toString(ProcessHandle.current().pid());
      Files.writeString(lock.resolve("pid"), holder.replace("SELF", self) + "\n");
    }
    long startNs = System.nanoTime();
    LabProcess builder = lab();
    builder.awaitLog("lab: building");
    assertTrue(System.nanoTime() - startNs < PATIENCE.toNanos(), builder::toString);
    stop(builder);
    assertTrue(Files.notExists(lock), "the lock was left behind");
  }

  @Test
  void shouldTakeOverTheLockOfABuilderThatWasKilled() throws Exception {
    LabProcess killed = lab();
    killed.awaitLog("lab: building");
    killed.signal("KILL");
    killed.shouldExit(137);
    assertTrue(Files.exists(lock), "it has cleaned up");
    LabProcess builder = lab();
    builder.awaitLog("lab: building");
    stop(builder);
  }

  @Test
  void shouldSayForWhomItWaits() throws Exception {
    LabProcess builder = lab();
    builder.awaitLog("lab: building");
    LabProcess waiting = lab();
    waiting.awaitLog(
        "lab: waiting for another lab (process " + builder.pid() + ") that builds the jars");
    stop(waiting);
    assertTrue(Files.exists(lock), "it has removed the lock of another one");
    stop(builder);
  }

  @Test
  void shouldFailWithTheReasonWhenTheLockCannotBeMade() throws Exception {
    Files.createFile(lock);
    LabProcess refused = lab().shouldExit(1);
    assertEquals(1, refused.stderr().size(), refused::toString);
    assertTrue(refused.stderr().getFirst().contains("the build's lock cannot be made: "));
    Files.delete(lock);
    Files.delete(lab.resolve("target"));
    Files.createFile(lab.resolve("target"));
    LabProcess noFolder = lab().shouldExit(1);
    assertEquals(1, noFolder.stderr().size(), noFolder::toString);
    assertTrue(noFolder.stderr().getFirst().contains("their folder cannot be made: "));
  }

  private static void stop(LabProcess lab) throws Exception {
    lab.signal("TERM");
    lab.shouldExit(143);
  }

  private LabProcess lab() throws IOException {
    return LabProcess.command(temp, lab.resolve("lab").toString(), "relay", "--version");
  }
}
