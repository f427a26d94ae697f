package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlanTest {

  @TempDir private Path folder;
  private DemoPlan plan;

  @BeforeEach
  void makeRowsAndPlan() throws IOException {
    Files.writeString(folder.resolve("chat_messages.csv"), "c".repeat(400));
    Files.writeString(folder.resolve("voip_messages.csv"), "v".repeat(300));
    plan =
        DemoPlan.of(
            RunInputs.in(folder),
            new RoleArguments.More(List.of(), List.of(), List.of(), false),
            Optional.empty(),
            new NetworkNamespace(false, List.of()),
            Optional.empty());
  }

  @Test
  void shouldCaptureTextInItsOwnNetworkWithLittleMemory() throws IOException {
    assertEquals(1920, plan.ownBuffer(folder, false, 1).snapshotBytes());
  }

  @Test
  void shouldHaveRoomForTheLongPacketsOfACallAndTheManyOfSeveralPairs() throws IOException {
    assertEquals(CaptureBuffer.LARGE, plan.ownBuffer(folder, true, 1));
    assertEquals(CaptureBuffer.LARGE, plan.ownBuffer(folder, false, 2));
  }
}
