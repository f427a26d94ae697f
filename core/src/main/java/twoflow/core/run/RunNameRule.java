package twoflow.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run may be called. The rule is in {@code captures/sidecar/run-name.txt}, because the
 * script that makes a run's folder needs it, too.
 *
 * @param allowed matches a name of letters that are allowed
 * @param reserved matches a name that means something else
 * @param words the rule in words
 */
public record RunNameRule(Pattern allowed, Pattern reserved, String words) {

  /** Reads the rule. */
  public static RunNameRule load() {
    try (InputStream file = RunNameRule.class.getResourceAsStream("run-name.txt")) {
      Map<String, String> lines =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" ", 2))
              .collect(Collectors.toMap(line -> line[0], line -> line[1]));
      return new RunNameRule(
          Pattern.compile(lines.get("allowed")),
          Pattern.compile(lines.get("reserved"), Pattern.CASE_INSENSITIVE),
          lines.get("rule"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a run may have this name.
   *
   * @param name of a run, or {@code BATCH/RUN} of a run of a batch
   */
  public boolean allows(String name) {
    return Stream.of(name.split("/", 2)).allMatch(this::allowsPart);
  }

  private boolean allowsPart(String name) {
    return allowed.matcher(name).matches() && !reserved.matcher(name).matches();
  }
}
