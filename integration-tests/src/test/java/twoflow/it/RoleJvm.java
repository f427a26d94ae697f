package twoflow.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import twoflow.testsupport.GoldenRun;

/**
 * How a role's jar is started: with the JVM options and what an earlier JVM learned of the role, as
 * {@code ./lab} does. That takes less than half of the processor time of {@code java -jar}, some
 * 400 times in a build.
 */
final class RoleJvm {

  /** From here on a JVM has an AOT cache (JEP 514), before it an archive of classes. */
  private static final int FIRST_WITH_AOT_CACHE = 25;

  /** A short run of each role, in which its JVM learns what it needs; as in {@code role.sh}. */
  private static final Map<String, List<String>> SHORT_RUNS =
      Map.of(
          "relay", List.of("--flow", "TRAIN=0", "--pair-timeout", "1ms"),
          "client-chat",
              List.of("--connect-timeout", "1ms", "--chat-port", "1", "--voip-port", "1"),
          "client-voip",
              List.of("--connect-timeout", "1ms", "--chat-port", "1", "--voip-port", "1"),
          "chat-demo", List.of("--clients", "1", "--interval", "1ms"),
          "report", List.of("run"));

  private RoleJvm() {}

  /** The command that starts a role, without the role's arguments. */
  static List<String> command(String role, List<String> jvm) throws IOException {
    List<String> command = options(role);
    if (SHORT_RUNS.containsKey(role)) {
      command.add((hasAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive(role));
    }
    if (role.equals("report")) {
      // The captures of most tests are small.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(jvm);
    command.addAll(jar(role));
    return command;
  }

  /**
   * What a JVM learned of a role, made when there is none that is newer than the jar. It also fits
   * a copy of the jar and its libraries in another folder.
   */
  static synchronized Path archive(String role) throws IOException {
    Path folder = LabProcess.root().resolve("integration-tests/target/archives");
    Path archive = folder.resolve(role + (hasAotCache() ? ".aot" : ".jsa"));
    Path jar = Path.of(jar(role).getLast());
    if (Files.notExists(archive)
        || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      Path run = folder.resolve(role);
      Files.createDirectories(run);
      Files.deleteIfExists(archive);
      if (role.equals("report") && Files.notExists(run.resolve("run"))) {
        GoldenRun.copyTo(run.resolve("run"));
      }
      make(archive, role, run);
    }
    return archive;
  }

  private static boolean hasAotCache() {
    return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
  }

  private static List<String> options(String role) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String file = role.equals("report") ? "report.options" : "role.options";
    command.add("@" + LabProcess.root().resolve("core/src/main/jvm").resolve(file));
    // picocli's classes are too old for an archive, but the boot loader does not have to verify
    // them.
    Path libraries = LabProcess.root().resolve(role).resolve("target/lib");
    try (DirectoryStream<Path> picocli = Files.newDirectoryStream(libraries, "picocli-*.jar")) {
      for (Path library : picocli) {
        command.add("-Xbootclasspath/a:" + library);
      }
    }
    return command;
  }

  private static List<String> jar(String role) {
    Path target = LabProcess.root().resolve(role).resolve("target");
    return List.of("-jar", target.resolve(role + ".jar").toString());
  }

  private static void make(Path archive, String role, Path folder) throws IOException {
    List<String> command = options(role);
    command.add((hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.addAll(jar(role));
    command.addAll(SHORT_RUNS.get(role));
    try (LabProcess run = LabProcess.command(folder, command.toArray(String[]::new))) {
      run.exitCode(60);
      if (Files.notExists(archive)) {
        throw new IOException("no archive of classes was made: " + run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
