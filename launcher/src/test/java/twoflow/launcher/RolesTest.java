package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How a role is started; RoleScriptIT is about the script. */
class RolesTest {

  private static final Path LAB = Path.of("/my lab");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void shouldStartARoleOfTheReleasedZip() {
    Path programs = LAB.resolve("programs");
    Roles roles = new Roles(new Installation(Path.of("/my data"), Optional.of(programs)));
    assertEquals(
        List.of(
            JAVA,
            "@" + programs.resolve("role.options"),
            "-Dtwoflow.root=" + Path.of("/my data"),
            "-jar",
            programs.resolve("relay.jar").toString(),
            "--flow",
            "X=0"),
        roles.byJava("relay", List.of("--flow", "X=0")));
  }

  @Test
  void shouldStartTheReportOfACheckout() {
    Roles roles = new Roles(new Installation(LAB, Optional.empty()));
    assertEquals(
        List.of(
            JAVA,
            "@" + LAB.resolve("core/src/main/jvm/report.options"),
            "-Dtwoflow.root=" + LAB,
            "-jar",
            LAB.resolve("report/target/report.jar").toString()),
        roles.byJava("report", List.of()));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void shouldStartARoleByTheScriptWhereThereIsAShell() {
    Roles checkout = new Roles(new Installation(LAB, Optional.empty()));
    assertEquals(
        script(LAB.resolve("core/src/main/jvm"), LAB.resolve("relay/target")),
        checkout.command("relay", List.of("--sessions", "2")));
    Path programs = Path.of("/opt/lab/programs");
    Roles image = new Roles(new Installation(LAB, Optional.of(programs)));
    assertEquals(script(programs, programs), image.command("relay", List.of("--sessions", "2")));
  }

  private static List<String> script(Path jvm, Path folder) {
    String java = System.getProperty("java.home");
    String script = jvm.resolve("role.sh").toString();
    return List.of(
        "sh", script, java, folder.toString(), "relay", LAB.toString(), "--sessions", "2");
  }

  @Test
  void shouldFindTheScriptsBesideThePrograms() {
    assertEquals(
        LAB.resolve("captures/sidecar"),
        new Installation(Path.of("/my data"), Optional.of(LAB.resolve("programs"))).sidecar());
    assertEquals(
        LAB.resolve("captures/sidecar"), new Installation(LAB, Optional.empty()).sidecar());
  }
}
