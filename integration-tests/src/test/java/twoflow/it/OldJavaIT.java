package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs under a Java that is too old for them. */
class OldJavaIT {

  private static final int JAVA_8_CLASS_FILE = 52;
  private static final Path DEBIANS_JDKS = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relay",
        "client-chat",
        "client-voip",
        "chat-demo",
        "report",
        "lesson",
        "diff",
        "launcher"
      })
  void shouldStartWithAClassThatJava8CanLoad(String role) throws Exception {
    try (JarFile jar = new JarFile(jar(role).toFile())) {
      String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
      try (DataInputStream in =
          new DataInputStream(
              jar.getInputStream(jar.getEntry(main.replace('.', '/') + ".class")))) {
        in.skipNBytes(Integer.BYTES + Short.BYTES);
        assertEquals(JAVA_8_CLASS_FILE, in.readUnsignedShort(), main);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"relay", "client-chat", "client-voip", "chat-demo", "report", "lesson", "diff"})
  void shouldSayWhichJavaIsNeeded(String role) throws Exception {
    Optional<Path> old = oldJava();
    assumeTrue(old.isPresent(), "no Java before 21 here");
    try (LabProcess process =
        LabProcess.command(
            folder, old.get().resolve("bin/java").toString(), "-jar", jar(role).toString())) {
      process.shouldExit(1);
      assertEquals(1, process.stderr().size(), process::toString);
      assertTrue(
          process
              .stderr()
              .getFirst()
              .startsWith(role + ": Java 21 or newer is needed, this is Java "),
          process::toString);
      assertEquals(List.of(), process.stdout());
    }
  }

  private static Path jar(String role) {
    return LabProcess.root().resolve(role).resolve("target").resolve(role + ".jar");
  }

  private static Optional<Path> oldJava() throws IOException {
    if (Files.isDirectory(DEBIANS_JDKS)) {
      try (DirectoryStream<Path> homes = Files.newDirectoryStream(DEBIANS_JDKS)) {
        for (Path home : homes) {
          if (Files.isExecutable(home.resolve("bin/java")) && version(home) < 21) {
            return Optional.of(home);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    Matcher version = VERSION.matcher(Files.isReadable(release) ? Files.readString(release) : "");
    return version.find() ? Integer.parseInt(version.group(1)) : Integer.MAX_VALUE;
  }
}
