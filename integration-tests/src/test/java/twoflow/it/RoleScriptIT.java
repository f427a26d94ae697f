package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which options role.sh starts a role's JVM. */
class RoleScriptIT {

  @TempDir private Path folder;

  private Path jars;

  /** A Java that prints its arguments. */
  @BeforeEach
  void installJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("my jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertEquals(true, java.toFile().setExecutable(true));
    jars = Files.createDirectories(folder.resolve("my jars"));
    Files.createFile(Files.createDirectories(jars.resolve("lib")).resolve("picocli-1.jar"));
  }

  @Test
  void shouldNameNoArchiveThatIsNotThere() throws Exception {
    assertEquals(started("relay", "--sessions", "2"), argumentsOf("relay", "--sessions", "2"));
  }

  @Test
  void shouldNameTheAotCacheBesideTheJar() throws Exception {
    Files.writeString(jars.resolve("relay.aot"), "cache");
    Files.writeString(jars.resolve("relay.jsa"), "older archive");
    List<String> expected =
        new ArrayList<>(
            List.of(
                "-XX:+IgnoreUnrecognizedVMOptions", "-XX:AOTCache=" + jars.resolve("relay.aot")));
    expected.addAll(started("relay", "my file"));
    assertEquals(expected, argumentsOf("relay", "my file"));
  }

  @Test
  void shouldNameTheArchiveOfAnOlderJava() throws Exception {
    Files.writeString(jars.resolve("report.jsa"), "archive");
    Files.createFile(jars.resolve("report.aot"));
    List<String> expected =
        new ArrayList<>(List.of("-XX:SharedArchiveFile=" + jars.resolve("report.jsa")));
    expected.addAll(started("report"));
    assertEquals(expected, argumentsOf("report"));
  }

  @ParameterizedTest
  @CsvSource({
    "aot,-XX:+IgnoreUnrecognizedVMOptions -XX:AOTMode=record -XX:AOTConfiguration=relay.aotconf",
    "create,-XX:AOTMode=create -XX:AOTConfiguration=relay.aotconf -XX:AOTCache=relay.aot",
    "jsa,-XX:ArchiveClassesAtExit=relay.jsa",
    "list,-XX:DumpLoadedClassList=relay.classes -XX:+AOTClassLinking"
  })
  void shouldRecordWhatTheRoleLoads(String record, String options) throws Exception {
    Files.writeString(jars.resolve("relay.aot"), "what was learned before");
    List<String> expected = new ArrayList<>();
    for (String option : options.split(" ")) {
      expected.add(option.replace("=relay", "=" + jars.resolve("relay")));
    }
    expected.addAll(started("relay", "my file"));
    assertEquals(expected, argumentsOf(Map.of("TWOFLOW_RECORD", record), "relay", "my file"));
  }

  @Test
  void shouldStartARoleAsTheArchiveOfAllRolesNeedsIt() throws Exception {
    Files.writeString(jars.resolve("relay.start"), "-cp relay.jar\ntwoflow.relay.RelayMain\n");
    List<String> expected = new ArrayList<>(started("relay", "my file"));
    int jar = expected.indexOf("-jar");
    expected.subList(jar, jar + 2).clear();
    expected.add(jar, "@" + jars.resolve("relay.start"));
    assertEquals(expected, argumentsOf("relay", "my file"));
  }

  @Test
  void shouldTellTheLauncherThatAllJarsLieSideBySide() throws Exception {
    Files.createFile(jars.resolve("launcher.jar"));
    assertEquals(started("launcher", "demo"), argumentsOf("launcher", "demo"));
    Files.createFile(jars.resolve("relay.jar"));
    List<String> expected = new ArrayList<>(started("launcher", "demo"));
    expected.add(expected.indexOf("-jar"), "-Dtwoflow.programs=" + jars);
    assertEquals(expected, argumentsOf("launcher", "demo"));
  }

  private List<String> started(String role, String... args) {
    String options = role.equals("report") ? "report.options" : "role.options";
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "@" + script().resolveSibling(options),
                "-Xbootclasspath/a:" + jars.resolve("lib/picocli-1.jar"),
                "-Dtwoflow.root=/the/lab",
                "-jar",
                jars.resolve(role + ".jar").toString()));
    arguments.addAll(List.of(args));
    return arguments;
  }

  private List<String> argumentsOf(String role, String... args) throws Exception {
    return argumentsOf(Map.of(), role, args);
  }

  private List<String> argumentsOf(Map<String, String> environment, String role, String... args)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                script().toString(),
                folder.resolve("my jdk").toString(),
                jars.toString(),
                role,
                "/the/lab"));
    command.addAll(List.of(args));
    try (LabProcess java =
        LabProcess.command(folder, environment, command.toArray(String[]::new))) {
      return java.shouldExit(0).stdout();
    }
  }

  private static Path script() {
    return LabProcess.root().resolve("core/src/main/jvm/role.sh");
  }
}
