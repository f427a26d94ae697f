package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/** {@code docker compose up} in other networks than the machine's. */
@RequiresDocker
class ComposeUpIT {

  @TempDir private Path folder;

  @Test
  void shouldRunInBridgeMode() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder).overriddenBy("docker-compose.bridge.yml")) {
      try (LabProcess up = lab.up()) {
        up.exitCode(120);
        up.shouldExit(0);
      }
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

  private static String addressOf(FinishedRun run, String role) throws IOException {
    String local = run.events(role).of("connected", "CHAT").getFirst().local();
    return local.substring(0, local.lastIndexOf(':'));
  }
}
