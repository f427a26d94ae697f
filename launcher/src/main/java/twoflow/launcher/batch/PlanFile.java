package twoflow.launcher.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import twoflow.core.run.WrongUseException;

/**
 * {@code batch.json} in the folder of a batch: its plan, so that nobody goes on with another one.
 *
 * <pre>{@code
 * {"seed":1,"runs":30,"scenarios":[],"lesson":false}
 * {"students":["s001","s002"],"scenarios":["loss"],"lesson":true}
 * }</pre>
 */
final class PlanFile {

  /** The file's name. */
  static final String NAME = "batch.json";

  private static final OpenOption[] NEW = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};

  private final Path file;

  /**
   * @param folder the batch's folder
   */
  PlanFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /**
   * Writes it, or compares it with the one that is there.
   *
   * @throws WrongUseException when that one is of another plan
   */
  void writeOrCheck(BatchPlan plan) throws IOException {
    byte[] json = (content(plan) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      create(json);
    } catch (FileAlreadyExistsException e) {
      check(plan);
    }
  }

  /** Who begins the batch at the same time sees the whole file or none. */
  private void create(byte[] json) throws IOException {
    Path folder = file.getParent();
    // Not in the folder: others take an empty one for a batch that begins.
    Path whole = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + "~");
    try {
      Files.write(whole, json, NEW);
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // There are file systems without links.
      Files.write(file, json, NEW);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * Compares it.
   *
   * @throws WrongUseException when it is of another plan
   */
  void check(BatchPlan plan) throws IOException {
    if (!isPlan(content(plan))) {
      throw new WrongUseException(
          file
              + ": the batch was begun with another plan:"
              + " use the same runs, seed, students, scenarios and --lesson, or another name");
    }
  }

  private boolean isPlan(JsonNode wanted) throws IOException {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file)).equals(wanted);
    } catch (JacksonException e) {
      return false;
    }
  }

  private static JsonNode content(BatchPlan plan) {
    ObjectNode content = JsonMapper.shared().createObjectNode();
    switch (plan.subjects()) {
      case Subjects.Seeds seeds -> content.put("seed", seeds.first()).put("runs", seeds.count());
      case Subjects.Students students -> {
        ArrayNode ids = content.putArray("students");
        students.students().forEach(student -> ids.add(student.id().text()));
      }
    }
    ArrayNode scenarios = content.putArray("scenarios");
    plan.scenarios().forEach(scenario -> scenarios.add(BatchPlan.nameOf(scenario)));
    content.put("lesson", plan.lesson());
    // As it is read again: numbers have the smallest type that holds them.
    return JsonMapper.shared().readTree(content.toString());
  }
}
