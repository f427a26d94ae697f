package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class LoggingTest {

  @TempDir private Path folder;

  @Test
  void shouldGiveEachTargetWhatItAsksFor() throws Exception {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    Path file = folder.resolve("role.log");
    Files.writeString(file, "before\n");
    try (LogFile log = new LogFile(() -> file);
        Logging logging =
            new Logging(
                "role",
                LogFormat.TEXT,
                () -> List.of(new LogTarget(seen, Level.WARN), LogTarget.of(log, false)))) {
      logging.logger().debug("one");
      logging.logger().info("two");
      logging.logger().warn("three");
    }
    assertTrue(seen.toString(StandardCharsets.UTF_8).endsWith("WARN three\n"));
    assertFalse(seen.toString(StandardCharsets.UTF_8).contains("two"));
    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size(), lines::toString);
    assertEquals("before", lines.getFirst());
    assertTrue(lines.get(1).endsWith("two"));
  }

  @Test
  void shouldMakeNoFileWithoutALine() {
    Path file = folder.resolve("role.log");
    try (Logging logging =
        new Logging(
            "role", LogFormat.TEXT, () -> List.of(LogTarget.of(new LogFile(() -> file), false)))) {
      logging.logger().debug("not asked for");
    }
    assertTrue(Files.notExists(file));
  }
}
