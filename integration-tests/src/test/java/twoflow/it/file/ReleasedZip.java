package twoflow.it.file;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/** The zip that {@code package} leaves in target/. */
final class ReleasedZip {

  private static final Map<String, Boolean> WITH_MODES = Map.of("enablePosixFileAttributes", true);

  private ReleasedZip() {}

  /** The name of its only folder, without a slash. */
  static String folder() throws IOException {
    return "two-flow-lab-" + ofPom("(?s)<artifactId>two-flow-tcp-lab</artifactId>\\s*<version>");
  }

  /** The time that all its files must have. */
  static String timestamp() throws IOException {
    return ofPom("<project.build.outputTimestamp>");
  }

  private static String ofPom(String before) throws IOException {
    String pom = Files.readString(LabProcess.root().resolve("pom.xml"));
    Matcher matcher = Pattern.compile(before + "([^<]+)<").matcher(pom);
    if (!matcher.find()) {
      throw new AssertionError(before);
    }
    return matcher.group(1);
  }

  /** The file. */
  static Path file() throws IOException {
    return LabProcess.root().resolve("target").resolve(folder() + ".zip");
  }

  /** The mode of each file, by its path in the zip's folder. */
  static Map<String, Set<PosixFilePermission>> modes() throws IOException {
    Map<String, Set<PosixFilePermission>> modes = new TreeMap<>();
    try (FileSystem zip = FileSystems.newFileSystem(file(), WITH_MODES)) {
      Path top = zip.getPath("/" + folder());
      try (Stream<Path> paths = Files.walk(top)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          modes.put(top.relativize(path).toString(), Files.getPosixFilePermissions(path));
        }
      }
    }
    return modes;
  }

  /** Unpacks what is in its folder. */
  static Path unzip(Path to) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file(), WITH_MODES)) {
      Path top = zip.getPath("/" + folder());
      try (Stream<Path> paths = Files.walk(top)) {
        for (Path path : paths.toList()) {
          Path target = to.resolve(top.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(target);
          } else {
            Files.copy(path, target);
            Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
          }
        }
      }
    }
    return to;
  }
}
