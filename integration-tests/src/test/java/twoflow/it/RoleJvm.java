package twoflow.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import twoflow.testsupport.GoldenRun;

/**
 * How a role's jar is started: with the JVM options and what an earlier JVM learned of the role, as
 * {@code ./lab} does. That takes less than half of the processor time of {@code java -jar}, some
 * 400 times in a build.
 */
public final class RoleJvm {

  /** From here on a JVM has an AOT cache (JEP 483), before it an archive of classes. */
  private static final int FIRST_WITH_AOT_CACHE = 24;

  /** Those whose JVM can learn from a small run; train.sh makes it. */
  private static final Set<String> LEARNING =
      Set.of(
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher");

  /** Those that read a capture: they need more memory than the others. */
  private static final Set<String> READERS = Set.of("report", "lesson", "diff");

  private RoleJvm() {}

  /** The command that starts a role, without the role's arguments. */
  public static List<String> command(String role, List<String> jvm) throws IOException {
    List<String> command = options(role);
    if (LEARNING.contains(role)) {
      command.add((hasAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive(role));
    }
    if (READERS.contains(role)) {
      // The captures of most tests are small.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(jvm);
    command.addAll(jar(role));
    return command;
  }

  /**
   * What a JVM learned of a role. That of all roles is made when there is none that is newer than
   * the role's jar and its libraries: a JVM does not notice that a library has changed. It is made
   * of copies of them, and fits those of another folder, too.
   */
  static synchronized Path archive(String role) throws IOException {
    Path folder = LabProcess.root().resolve("integration-tests/target/archives");
    Path archive = folder.resolve("programs").resolve(role + (hasAotCache() ? ".aot" : ".jsa"));
    Path jar = Path.of(jar(role).getLast());
    if (Files.notExists(archive) || Files.getLastModifiedTime(archive).compareTo(newest(jar)) < 0) {
      train(folder);
      if (Files.notExists(archive)) {
        throw new IOException("train.sh made no " + archive);
      }
    }
    return archive;
  }

  /** When the role's jar or one of its libraries changed last. */
  private static FileTime newest(Path jar) throws IOException {
    FileTime newest = Files.getLastModifiedTime(jar);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(jar.resolveSibling("lib"))) {
      for (Path file : files) {
        FileTime time = Files.getLastModifiedTime(file);
        newest = time.compareTo(newest) > 0 ? time : newest;
      }
    }
    return newest;
  }

  /** With their times: a JVM takes a jar of another time for another jar. */
  private static void copyRole(Path jar, Path folder) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    copy(jar, folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(jar.resolveSibling("lib"))) {
      for (Path file : files) {
        copy(file, libraries);
      }
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(
        file,
        folder.resolve(file.getFileName()),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** Lays all roles out as in the released zip, and lets them make a run there. */
  private static void train(Path folder) throws IOException {
    Path programs = folder.resolve("programs");
    for (String role : LEARNING) {
      copyRole(Path.of(jar(role).getLast()), programs);
    }
    Path run = folder.resolve("run");
    if (Files.notExists(run)) {
      GoldenRun.copyTo(run);
    }
    BuiltLab.copyTree(LabProcess.root().resolve("core/src/main/jvm"), programs);
    BuiltLab.copyTree(
        LabProcess.root().resolve("captures/sidecar"), folder.resolve("captures/sidecar"));
    String script = programs.resolve("train.sh").toString();
    String java = System.getProperty("java.home");
    String[] command = {"sh", script, java, programs.toString(), run.toString()};
    try (LabProcess training = LabProcess.command(folder, command)) {
      training.exitCode(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean hasAotCache() {
    return Runtime.version().feature() >= FIRST_WITH_AOT_CACHE;
  }

  private static List<String> options(String role) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String file = READERS.contains(role) ? "report.options" : "role.options";
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
}
