package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import twoflow.core.file.AtomicFile;

/**
 * {@code made.json} in the folder of a batch's run: how it was made. It is written last; so a run
 * that was cut off has none.
 *
 * <pre>{@code
 * {"attempts":1,"seconds":7.31,"exitCode":0,"cause":""}
 * }</pre>
 */
final class MadeRunFile {

  /** The file's name. */
  static final String NAME = "made.json";

  private final Path folder;
  private final Path file;

  /**
   * @param folder the run's folder
   */
  MadeRunFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve(NAME);
  }

  /** Writes it; makes the run's folder if nothing could be made of the run. */
  void write(MadeRun run) throws IOException {
    Files.createDirectories(folder);
    ObjectNode content = JsonMapper.shared().createObjectNode();
    content.put("attempts", run.attempts());
    content.put("seconds", Double.parseDouble(String.format(Locale.ROOT, "%.2f", run.seconds())));
    content.put("exitCode", run.last().exitCode());
    content.put("cause", run.last().cause());
    byte[] json = (content + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(json));
  }

  /** Whether it is there, and says that the run is complete; the report is there, too. */
  boolean isOfCompleteRun() throws IOException {
    return Files.exists(folder.resolve(RunFigures.VERDICT))
        && read().map(MadeRun::last).filter(Attempt::complete).isPresent();
  }

  /** Reads it; empty if the run was not made to its end. */
  Optional<MadeRun> read() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode content = JsonMapper.shared().readTree(Files.readAllBytes(file));
      Attempt last =
          new Attempt(
              content.required("exitCode").intValue(), content.required("cause").stringValue());
      return Optional.of(
          new MadeRun(
              content.required("attempts").intValue(),
              content.required("seconds").doubleValue(),
              last));
    } catch (JacksonException e) {
      throw new IOException(file + ": not as the lab writes it: " + e.getOriginalMessage(), e);
    }
  }
}
