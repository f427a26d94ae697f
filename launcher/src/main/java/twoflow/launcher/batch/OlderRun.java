package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** A run that makes room for a newer one of its name: {@code RUN.20260131T120000Z}. */
public final class OlderRun {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile(".+\\.\\d{8}T\\d{6}Z\\+*");

  private OlderRun() {}

  /** Whether a folder has the name of one. */
  public static boolean isOne(Path folder) {
    return NAME.matcher(folder.getFileName().toString()).matches();
  }

  /**
   * Gives the folder of a run another name.
   *
   * @return the folder as it is called now
   */
  public static Path moveAside(Path folder, Clock clock) throws IOException {
    String name = folder.getFileName() + "." + STAMP.format(clock.instant());
    while (Files.exists(folder.resolveSibling(name), LinkOption.NOFOLLOW_LINKS)) {
      name += "+";
    }
    return Files.move(folder, folder.resolveSibling(name));
  }
}
