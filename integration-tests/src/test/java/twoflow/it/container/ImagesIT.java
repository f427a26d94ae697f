package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;

/** The image alone, without Compose. */
@RequiresDocker
class ImagesIT {

  private static final List<String> PROGRAMS =
      List.of("relay", "client-chat", "client-voip", "chat-demo", "report", "demo", "capture");

  @Test
  void shouldSayWhatItIs() throws Exception {
    try (LabImage image = new LabImage()) {
      assertEquals(0, image.runToItsEnd(), image::getLogs);
      PROGRAMS.forEach(program -> assertTrue(image.getLogs().contains(program), image::getLogs));
    }
  }

  @Test
  void shouldRefuseWhatItDoesNotKnowWithOneLine() throws Exception {
    try (LabImage image = new LabImage("relais")) {
      assertEquals(2, image.runToItsEnd(), image::getLogs);
      assertEquals(List.of(), image.stdoutLines());
      assertEquals(
          List.of("lab: unknown: relais (without arguments, the image says what there is)"),
          image.stderrLines());
    }
  }

  @Test
  void shouldBecomeEachProgram() throws Exception {
    List<String> lines =
        forEachProgram("/opt/lab/lab.sh $program --help | grep -c \"^Usage: .*$program\"");
    assertEquals(PROGRAMS.stream().map(program -> program + " 1").toList(), lines);
  }

  @Test
  void shouldRefuseAWrongOptionOfAProgramWithOneLine() throws Exception {
    List<String> lines =
        forEachProgram(
            "/opt/lab/lab.sh $program --wrong >/tmp/out 2>/tmp/err; "
                + "echo $? $(wc -c </tmp/out) $(wc -l </tmp/err) $(grep -c -e --wrong /tmp/err)");
    assertEquals(PROGRAMS.stream().map(program -> program + " 2 0 1 1").toList(), lines);
  }

  /** With this option, a JVM does not start when it cannot use the archive that it is given. */
  @Test
  void shouldStartEachProgramWithWhatTheJvmsLearned() throws Exception {
    List<String> lines =
        forEachProgram(
            "JAVA_TOOL_OPTIONS='-Xshare:on -XX:+PrintCommandLineFlags' "
                + "/opt/lab/lab.sh $program --version >/tmp/out 2>/tmp/err; echo $? "
                + "$(grep -c ' -XX:SharedArchiveFile=/opt/lab/programs/roles.jsa ' /tmp/out) "
                + "$(grep -c '^Two-Flow TCP Lab ' /tmp/out)");
    assertEquals(PROGRAMS.stream().map(program -> program + " 0 1 1").toList(), lines);
  }

  /** In one container for all, as most of the time of a container is its start. */
  private static List<String> forEachProgram(String command) throws Exception {
    String loop = "for program; do echo $program $(%s); done".formatted(command);
    List<String> shell = new ArrayList<>(List.of("sh", "-c", loop, "sh"));
    shell.addAll(PROGRAMS);
    try (LabImage image = LabImage.entering(shell.toArray(String[]::new)).lockedDown()) {
      assertEquals(0, image.runToItsEnd(), image::getLogs);
      assertEquals(PROGRAMS.size(), image.stdoutLines().size(), image::getLogs);
      return image.stdoutLines();
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

  /** Docker starts it as root, who may be the owner of the mounted folder, too. */
  @ParameterizedTest
  @CsvSource({"true, 10001", "mkdir captures, 0"})
  void shouldRunARoleWithoutRights(String before, String user) throws Exception {
    String command = before + "; exec /opt/lab/lab.sh relay --flow CHAT=0";
    try (LabImage relay =
        LabImage.entering("sh", "-c", command)
            .waitingFor(Wait.forLogMessage("(?s).*listening CHAT.*", 1))) {
      relay.start();
      String status = relay.execInContainer("cat", "/proc/1/status").getStdout();
      for (String line :
          List.of(
              "Name:\tjava",
              "Uid:\tUSER\tUSER\tUSER\tUSER",
              "Gid:\tUSER\tUSER\tUSER\tUSER",
              "CapInh:\t0000000000000000",
              "CapPrm:\t0000000000000000",
              "CapEff:\t0000000000000000",
              "CapAmb:\t0000000000000000")) {
        String expected = line.replace("USER", user);
        assertTrue(status.contains(expected), () -> expected + "\n" + status);
      }
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
  void shouldRefuseAWrongOptionOfTheSidecarWithOneLine() throws Exception {
    try (LabImage sidecar =
        LabImage.entering("/opt/lab/captures/sidecar/capture.sh", "--wrong").lockedDown()) {
      assertEquals(2, sidecar.runToItsEnd(), sidecar::getLogs);
      assertEquals(List.of(), sidecar.stdoutLines());
      assertEquals(1, sidecar.stderrLines().size(), sidecar::getLogs);
      assertTrue(sidecar.getLogs().contains("--wrong"), sidecar::getLogs);
    }
  }

  @Test
  void shouldSayWhenTheSidecarMayNotCapture() throws Exception {
    try (LabImage sidecar =
        LabImage.entering("/opt/lab/captures/sidecar/capture.sh", "/tmp/lab.pcap", "9001")
            .lockedDown()) {
      assertEquals(69, sidecar.runToItsEnd(), sidecar::getLogs);
      List<String> lines = sidecar.stderrLines();
      assertEquals(1, lines.size(), sidecar::getLogs);
      assertTrue(
          lines.getFirst().startsWith("capture: UNAVAILABLE: tcpdump cannot capture: lo: "),
          sidecar::getLogs);
    }
  }
}
