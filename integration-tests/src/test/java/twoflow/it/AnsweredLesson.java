package twoflow.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answers file of a lesson, filled in by its key, as a student writes it who knows it all. */
final class AnsweredLesson {

  private final List<String> lines = new ArrayList<>();
  private int questions;

  /**
   * Fills in.
   *
   * @param folder the lesson's folder, with its key
   */
  AnsweredLesson(Path folder) throws IOException {
    JsonNode key = JsonMapper.shared().readTree(Files.readString(folder.resolve("key.json")));
    for (String line : Files.readAllLines(folder.resolve("answers.txt"))) {
      lines.add(line);
      for (JsonNode question : key.get("questions")) {
        String start = question.get("id").stringValue() + " =";
        if (line.startsWith(start)) {
          lines.set(lines.size() - 1, start + " " + answer(question.get("answer")));
          questions++;
        }
      }
    }
  }

  /** The file's text. */
  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** How many questions it answers. */
  int questions() {
    return questions;
  }

  private static String answer(JsonNode answer) {
    return switch (answer.get("kind").stringValue()) {
      case "number" -> answer.get("value").asString() + " " + answer.get("unit").stringValue();
      case "choice" -> answer.get("right").stringValue();
      case "matching" -> {
        List<String> letters = new ArrayList<>();
        answer.get("right").forEach(letter -> letters.add(letter.stringValue()));
        yield String.join(" ", letters);
      }
      default -> "because";
    };
  }
}
