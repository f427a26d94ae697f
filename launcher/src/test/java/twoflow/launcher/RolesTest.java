package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolesTest {

  private static final Path ROOT = Path.of("/the/lab");

  @Test
  void shouldFindTheProgramsOfACheckoutWhereTheBuildLeftThem() {
    Roles roles = new Roles(ROOT, Optional.empty());
    assertEquals(
        command("/the/lab/core/src/main/jvm/role.sh", "/the/lab/relay/target"),
        roles.command("relay", List.of("--sessions", "2")));
    assertEquals(Path.of("/the/lab/captures/sidecar/capture.sh"), roles.sidecar("capture.sh"));
  }

  @Test
  void shouldFindTheProgramsThatLieSideBySide() {
    Roles roles = new Roles(ROOT, Optional.of(Path.of("/opt/lab/programs")));
    assertEquals(
        command("/opt/lab/programs/role.sh", "/opt/lab/programs"),
        roles.command("relay", List.of("--sessions", "2")));
    assertEquals(Path.of("/opt/lab/captures/sidecar/capture.sh"), roles.sidecar("capture.sh"));
  }

  private static List<String> command(String script, String folder) {
    String java = System.getProperty("java.home");
    return List.of("sh", script, java, folder, "relay", "/the/lab", "--sessions", "2");
  }
}
