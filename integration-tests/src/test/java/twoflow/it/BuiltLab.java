package twoflow.it;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Copies the built lab to another folder, with what its script needs. */
final class BuiltLab {

  private static final List<String> MODULES =
      List.of(
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher",
          "bench");

  private static final List<String> ROLES = MODULES.subList(0, MODULES.size() - 1);

  private BuiltLab() {}

  /**
   * Copies it, with what the JVM learned of the roles; the stamp says that the jars are newer than
   * the sources, so nothing is built.
   */
  static void copyTo(Path lab) throws IOException {
    Files.createDirectories(lab);
    Files.copy(
        LabProcess.root().resolve("lab"), lab.resolve("lab"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String module : MODULES) {
      copyTree(lab, module + "/target/" + module + ".jar");
      copyTree(lab, module + "/target/lib");
    }
    for (String role : ROLES) {
      Path archive = RoleJvm.archive(role);
      link(archive, lab.resolve(role + "/target").resolve(archive.getFileName()));
    }
    copyTree(lab, ".mvn/build-lab.sh");
    copyTree(lab, "core/src/main/jvm");
    copyTree(lab, "launcher/src/main/usage.txt");
    copyTree(lab, "captures/sidecar");
    copyTree(lab, "captures/wireshark");
    copyTree(lab, "scenarios");
    copyTree(lab, "bench/peers");
    copyTree(lab, "bench/pacing");
    Files.createDirectories(lab.resolve("target"));
    Files.createFile(lab.resolve("target/lab.built"));
  }

  /** An archive is large, and never changed: a second name is enough where that can be had. */
  private static void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(file, name);
    }
  }

  private static void copyTree(Path lab, String name) throws IOException {
    copyTree(LabProcess.root().resolve(name), lab.resolve(name));
  }

  /** Copies a file, or a folder with all that is in it; what is there is replaced. */
  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString()).normalize();
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(
              file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
