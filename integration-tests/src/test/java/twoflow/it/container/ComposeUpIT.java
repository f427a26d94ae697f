package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/** {@code docker compose up} as its users run it, and its exit code. */
@RequiresDocker
class ComposeUpIT {

  @TempDir private Path folder;

  @Test
  void shouldGiveTheRunToTheOwnerOfCaptures() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      LessonRows.writeInto(lab);
      lab.giveTo("1234:1234", "captures");
      upShouldSucceed(lab);
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldFourConnections();
      run.shouldCarry("CHAT", LessonRows.CHAT, "client-chat", "client-voip");
      run.shouldCarry("VOIP", LessonRows.VOIP, "client-voip", "client-chat");
      run.shouldBelongTo("1234:1234");
    }
  }

  @Test
  void shouldKeepTheOlderRunOnTheNextUp() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      upShouldSucceed(lab);
      byte[] first = Files.readAllBytes(lab.run().resolve("two-flow.pcap"));
      upShouldSucceed(lab);
      new FinishedRun(lab.run()).shouldHoldFourConnections();
      List<Path> aside = runsOf(lab).stream().filter(run -> !run.equals(lab.run())).toList();
      assertEquals(1, aside.size(), aside::toString);
      assertTrue(
          aside.getFirst().getFileName().toString().matches("lesson-1\\.\\d{8}T\\d{6}Z"),
          aside::toString);
      assertArrayEquals(first, Files.readAllBytes(aside.getFirst().resolve("two-flow.pcap")));
    }
  }

  @Test
  void shouldRunInBridgeMode() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).overriddenBy("docker-compose.bridge.yml")) {
      upShouldSucceed(lab);
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldFourConnections();
      run.shouldCarry("CHAT", Inputs.CHAT_ROWS, "client-chat", "client-voip");
      run.shouldCarry("VOIP", Inputs.VOIP_ROWS, "client-voip", "client-chat");
      run.shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
      assertNotEquals(addressOf(run, "client-chat"), addressOf(run, "client-voip"));
      run.shouldHaveOneClock("relay", "client-chat", "client-voip");
    }
  }

  @Test
  void shouldRunInANetworkOfItsOwn() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).overriddenBy("docker-compose.private.yml")) {
      // Somebody else's listener on the host is none there.
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        lab.with("CHAT_PORT", Integer.toString(taken.getLocalPort()));
        try (LabProcess up = lab.up()) {
          up.exitCode(120);
          up.shouldExit(0);
          String verdict = ComposeLab.RUN + ": complete, 17 checks passed";
          assertTrue(up.stdout().stream().anyMatch(line -> line.endsWith(verdict)), up::toString);
        }
      }
      FinishedRun run = new FinishedRun(lab.run());
      run.shouldHoldFourConnections();
      run.shouldBelongTo(FinishedRun.ownerOf(lab.root().resolve("captures")));
      assertEquals("127.0.0.11", addressOf(run, "client-chat"));
      assertEquals("127.0.0.12", addressOf(run, "client-voip"));
    }
  }

  private static void upShouldSucceed(ComposeLab lab) throws Exception {
    try (LabProcess up = lab.up()) {
      up.exitCode(120);
      up.shouldExit(0);
    }
  }

  private static List<Path> runsOf(ComposeLab lab) throws IOException {
    try (Stream<Path> folders = Files.list(lab.root().resolve("captures"))) {
      return folders
          .filter(run -> run.getFileName().toString().startsWith(ComposeLab.RUN))
          .toList();
    }
  }

  private static String addressOf(FinishedRun run, String role) throws IOException {
    String local = run.events(role).of("connected", "CHAT").getFirst().local();
    return local.substring(0, local.lastIndexOf(':'));
  }
}
