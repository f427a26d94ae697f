package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;

/** Each image alone, without Compose. */
@RequiresDocker
class ImagesIT {

  @ParameterizedTest
  @ValueSource(strings = {"relay", "client-chat", "client-voip", "chat-demo", "report"})
  void shouldSayWhatItIs(String role) throws Exception {
    try (LabImage help = new LabImage(role, "--help").lockedDown();
        LabImage version = new LabImage(role, "--version").lockedDown()) {
      assertEquals(0, help.runToItsEnd(), help::getLogs);
      assertTrue(help.getLogs().contains("Usage: " + role), help::getLogs);
      assertEquals(0, version.runToItsEnd(), version::getLogs);
      assertTrue(version.getLogs().startsWith("Two-Flow TCP Lab "), version::getLogs);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "client-chat", "client-voip", "chat-demo", "report", "sidecar"})
  void shouldRefuseAWrongOptionWithOneLine(String role) throws Exception {
    try (LabImage image = new LabImage(role, "--wrong").lockedDown()) {
      assertEquals(2, image.runToItsEnd(), image::getLogs);
      assertEquals(1, image.stderrLines().size(), image::getLogs);
      assertTrue(image.getLogs().contains("--wrong"), image::getLogs);
      assertEquals(List.of(), image.stdoutLines());
    }
  }

  /** The JVM refuses to start when it cannot use the archive that it is given. */
  @ParameterizedTest
  @ValueSource(strings = {"relay", "client-chat", "client-voip", "chat-demo", "report"})
  void shouldStartWithWhatItsJvmLearned(String role) throws Exception {
    try (LabImage image =
        new LabImage(role, "--version")
            .lockedDown()
            .withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:+PrintCommandLineFlags")) {
      assertEquals(0, image.runToItsEnd(), image::getLogs);
      String archive = "-XX:AOTCache=/opt/lab/%1$s/%1$s.aot ".formatted(role);
      assertTrue(image.getLogs().contains(archive), image::getLogs);
    }
  }

  /** A container has no locale: an argument that Java could not read would be refused, code 2. */
  @Test
  void shouldReadArgumentsWithLettersBeyondAscii() throws Exception {
    try (LabImage chat =
        new LabImage(
                "client-chat", "--interactive", "--speaker", "Jörg", "--connect-timeout", "1ms")
            .lockedDown()) {
      assertEquals(1, chat.runToItsEnd(), chat::getLogs);
      assertTrue(chat.getLogs().contains("cannot reach 127.0.0.1:9001"), chat::getLogs);
    }
  }

  @Test
  void shouldRunAsAUserWithoutRightsAndStopWithItsResults() throws Exception {
    try (LabImage relay =
        new LabImage("relay", "--flow", "CHAT=0", "--flow", "VOIP=0")
            .lockedDown()
            .waitingFor(Wait.forLogMessage("(?s).*listening VOIP.*", 1))) {
      relay.start();
      String status = relay.execInContainer("cat", "/proc/1/status").getStdout();
      for (String line :
          List.of(
              "Uid:\t10001\t10001\t10001\t10001",
              "Gid:\t10001\t10001\t10001\t10001",
              "CapEff:\t0000000000000000",
              "CapBnd:\t0000000000000000",
              "NoNewPrivs:\t1")) {
        assertTrue(status.contains(line), () -> line + "\n" + status);
      }
      assertNotEquals(0, relay.execInContainer("touch", "/lab/file").getExitCode());
      DockerClientFactory.lazyClient().stopContainerCmd(relay.getContainerId()).exec();
      assertEquals(143, relay.awaitEnd(), relay::getLogs);
      List<String> results = relay.stdoutLines();
      for (String flow : List.of("CHAT", "VOIP")) {
        String result = "relay: " + flow + " 0 of 0 pairs ended, 0 bytes forwarded";
        assertTrue(results.contains(result), relay::getLogs);
      }
    }
  }

  @Test
  void shouldSayWhenTheSidecarMayNotCapture() throws Exception {
    try (LabImage sidecar = new LabImage("sidecar", "/tmp/lab.pcap", "9001").lockedDown()) {
      assertEquals(69, sidecar.runToItsEnd(), sidecar::getLogs);
      List<String> lines = sidecar.stderrLines();
      assertEquals(1, lines.size(), sidecar::getLogs);
      assertTrue(
          lines.getFirst().startsWith("capture: UNAVAILABLE: tcpdump cannot capture: lo: "),
          sidecar::getLogs);
    }
  }
}
