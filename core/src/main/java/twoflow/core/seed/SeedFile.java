package twoflow.core.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code seed.json} in a run's folder: from which seed its rows were made. A run without a seed has
 * none.
 *
 * <pre>{@code
 * {
 *   "version" : 1,                  how rows come from a seed
 *   "student" : "anna@uni.example", the student's ID, if the seed is that of a student
 *   "seed" : 5166923711052437,
 *   "marker" : "K7QXF3M"            follows from the seed
 * }
 * }</pre>
 */
public final class SeedFile {

  /** The file's name. */
  public static final String NAME = "seed.json";

  /** The way from the seed to the rows; another way, such as other words, needs another number. */
  private static final int VERSION = 1;

  private static final String VERSION_KEY = "version";
  private static final String STUDENT_KEY = "student";
  private static final String SEED_KEY = "seed";
  private static final String MARKER_KEY = "marker";

  /** More than any such file has. */
  private static final int MAX_BYTES = 10_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  /**
   * @param folder the run's folder
   */
  public SeedFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /**
   * Writes it.
   *
   * @throws IOException when that cannot be done, or it is there
   */
  public void write(RunSeed seed) throws IOException {
    ObjectNode content = JSON.createObjectNode();
    content.put(VERSION_KEY, VERSION);
    seed.student().ifPresent(id -> content.put(STUDENT_KEY, id.text()));
    content.put(SEED_KEY, seed.value());
    content.put(MARKER_KEY, seed.marker().text());
    Files.createFile(file);
    Files.writeString(file, JSON.writeValueAsString(content) + "\n");
  }

  /**
   * Reads it.
   *
   * @return the seed; empty when there is no such file
   * @throws SeedFileException when the file is not as this class writes it
   */
  public Optional<RunSeed> read() throws IOException {
    if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    JsonNode content = content();
    List<String> known = List.of(VERSION_KEY, STUDENT_KEY, SEED_KEY, MARKER_KEY);
    for (String key : content.propertyNames()) {
      if (!known.contains(key)) {
        throw fault("unknown key '" + key + "'");
      }
    }
    if (number(content, VERSION_KEY) != VERSION) {
      throw fault("another version of the lab has made these rows");
    }
    long value = number(content, SEED_KEY);
    try {
      RunSeed seed =
          content.has(STUDENT_KEY)
              ? RunSeed.ofStudent(text(content, STUDENT_KEY))
              : RunSeed.of(value);
      check(seed, value, text(content, MARKER_KEY));
      return Optional.of(seed);
    } catch (IllegalArgumentException e) {
      throw fault(e.getMessage());
    }
  }

  private void check(RunSeed seed, long value, String marker) throws SeedFileException {
    if (seed.value() != value) {
      throw fault(SEED_KEY + ": the student's is " + seed.value() + ", not " + value);
    }
    if (!seed.marker().text().equals(marker)) {
      throw fault(MARKER_KEY + ": the seed's is " + seed.marker() + ", not '" + marker + "'");
    }
  }

  private JsonNode content() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw fault("not a regular file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES);
    }
    try {
      JsonNode content = JSON.readTree(bytes);
      if (!content.isObject()) {
        throw fault("a JSON object is needed");
      }
      return content;
    } catch (JacksonException e) {
      throw fault("not JSON: " + e.getOriginalMessage());
    }
  }

  private long number(JsonNode content, String key) throws SeedFileException {
    JsonNode value = content.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw fault(key + ": a whole number is needed");
    }
    return value.longValue();
  }

  private String text(JsonNode content, String key) throws SeedFileException {
    JsonNode value = content.path(key);
    if (!value.isString()) {
      throw fault(key + ": text is needed");
    }
    return value.stringValue();
  }

  private SeedFileException fault(String what) {
    return new SeedFileException(file, what);
  }
}
