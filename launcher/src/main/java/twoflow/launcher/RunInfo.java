package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.launcher.batch.BatchFolder;

/**
 * What a list of runs says of one, or of a batch.
 *
 * @param folder the run's folder
 * @param verdict the report's, in a few words
 * @param madeAt when its folder was made
 * @param bytes the size of its files
 */
record RunInfo(Path folder, String verdict, Instant madeAt, long bytes) {

  private static final String NO_REPORT = "no report";

  /**
   * Looks at a run.
   *
   * @param lives whether it still goes on
   */
  static RunInfo of(Path folder, boolean lives) throws IOException {
    long bytes = 0;
    Instant madeAt = Files.getLastModifiedTime(folder).toInstant();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    boolean isBatch = BatchFolder.isOne(folder);
    Path lock = folder.resolve(isBatch ? BatchFolder.PLAN : RunLock.FILE);
    if (Files.exists(lock)) {
      // It is written once, when the run begins.
      madeAt = Files.getLastModifiedTime(lock).toInstant();
    }
    return new RunInfo(
        folder,
        lives ? "goes on" : isBatch ? BatchFolder.words(folder) : verdict(folder),
        madeAt,
        bytes);
  }

  /** Its name; that of a batch's run has the batch's before it. */
  String name() {
    String name = folder.getFileName().toString();
    Path parent = folder.getParent();
    return BatchFolder.isOne(parent) ? parent.getFileName() + "/" + name : name;
  }

  /** How long ago it was made, in its greatest unit. */
  String age(Instant now) {
    Duration age = Duration.between(madeAt, now);
    if (age.toDays() > 0) {
      return age.toDays() == 1 ? "1 day" : age.toDays() + " days";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h";
    }
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }

  /** A size in the unit that suits it. */
  static String size(long bytes) {
    if (bytes < 1_000_000) {
      return Math.ceilDiv(bytes, 1000) + " kB";
    }
    return bytes < 1_000_000_000
        ? "%.1f MB".formatted(bytes / 1e6)
        : "%.1f GB".formatted(bytes / 1e9);
  }

  private static String verdict(Path folder) {
    Path file = folder.resolve("verdict.json");
    if (Files.notExists(file)) {
      return NO_REPORT;
    }
    long checks = 0;
    long failed = 0;
    try {
      for (JsonNode check : JsonMapper.shared().readTree(file.toFile()).path("checks")) {
        checks++;
        failed += check.path("passed").asBoolean() ? 0 : 1;
      }
    } catch (JacksonException e) {
      return "verdict.json cannot be read";
    }
    return failed == 0
        ? "complete, " + checks + " checks"
        : "NOT COMPLETE, " + failed + " of " + checks + " failed";
  }
}
