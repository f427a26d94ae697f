package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/**
 * A capture as tshark reads it, and which frames the display filters of a lesson's key show. One
 * tshark does it for all filters: each is the filter of a tap in a script.
 */
final class TsharkLesson {

  private static final String SHOWN = "shown ";

  private final List<TsharkFrame> frames = new ArrayList<>();
  private final Map<String, List<TsharkFrame>> shown = new HashMap<>();

  /**
   * Reads it.
   *
   * @param folder for the script; other users may read it
   */
  TsharkLesson(Tshark tshark, Path folder, Lesson lesson) throws Exception {
    Path script = Files.writeString(folder.resolve(lesson.run() + ".lua"), script(lesson));
    List<String> args = new ArrayList<>();
    args.addAll(List.of("-X", "lua_script:" + script, "-r", lesson.capture().toString()));
    args.addAll(List.of("-o", "tcp.relative_sequence_numbers:TRUE", "-T", "fields"));
    TsharkFrame.FIELDS.forEach(field -> args.addAll(List.of("-e", field)));
    try (LabProcess process = tshark.start(args.toArray(String[]::new))) {
      process.shouldExit(0);
      assertEquals(List.of(), process.stderr(), process::toString);
      process.stdout().stream()
          .filter(line -> !line.startsWith(SHOWN))
          .map(TsharkFrame::of)
          .forEach(frames::add);
      process.stdout().stream().filter(line -> line.startsWith(SHOWN)).forEach(this::show);
    }
  }

  /** All frames. */
  List<TsharkFrame> frames() {
    return frames;
  }

  /** Those that the key's filter of a question shows. */
  List<TsharkFrame> shown(Question question) {
    return shown.getOrDefault(question.id().toString(), List.of());
  }

  private void show(String line) {
    String[] words = line.split(" ");
    shown
        .computeIfAbsent(words[1], id -> new ArrayList<>())
        .add(frames.get(Integer.parseInt(words[2]) - 1));
  }

  /** What is shown is printed at the end, behind the frames. */
  private static String script(Lesson lesson) throws IOException {
    StringBuilder script = new StringBuilder();
    for (Question question : lesson.questions()) {
      script
          .append("do\n  local tap = Listener.new('frame', '")
          .append(question.solution().filter())
          .append("')\n  local shown = {}\n")
          .append("  function tap.packet(pinfo) shown[#shown + 1] = pinfo.number end\n")
          .append("  function tap.draw()\n    for _, number in ipairs(shown) do\n")
          .append("      print('" + SHOWN + question.id() + " ' .. number)\n")
          .append("    end\n  end\nend\n");
    }
    return script.toString();
  }
}
