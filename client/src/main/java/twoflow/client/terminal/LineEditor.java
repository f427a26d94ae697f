package twoflow.client.terminal;

import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.terminal.Terminal;

/**
 * Makes the library's line reader one for texts: nothing in a line has a meaning of its own, such
 * as {@code !} or a quote.
 */
final class LineEditor {

  /**
   * What terminals send for keys, after ESC [ or ESC O. Which of both depends on a mode that the
   * library sets for each line: a key that is pressed between two lines comes in the other way.
   */
  private static final Map<String, String> WIDGETS =
      Map.of(
          "A", LineReader.UP_LINE_OR_HISTORY,
          "B", LineReader.DOWN_LINE_OR_HISTORY,
          "C", LineReader.FORWARD_CHAR,
          "D", LineReader.BACKWARD_CHAR,
          "H", LineReader.BEGINNING_OF_LINE,
          "F", LineReader.END_OF_LINE);

  private static final String END_OF_INPUT = "end-of-input";

  private LineEditor() {}

  /**
   * Makes a reader.
   *
   * @param ctrlZ whether Ctrl-Z ends the input, too, as people on Windows know it
   * @param shown called when a line is shown and waits for its first key
   */
  static LineReader on(Terminal terminal, boolean ctrlZ, Runnable shown) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser((line, cursor, context) -> new ArgumentCompleter.ArgumentLine(line, cursor))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.BELL_STYLE, "none")
            .variable(LineReader.DISABLE_COMPLETION, true)
            .build();
    reader
        .getWidgets()
        .put(
            LineReader.CALLBACK_INIT,
            () -> {
              shown.run();
              return true;
            });
    KeyMap<Binding> keys = reader.getKeyMaps().get(LineReader.MAIN);
    WIDGETS.forEach(
        (key, widget) -> keys.bind(new Reference(widget), "\u001B[" + key, "\u001BO" + key));
    if (ctrlZ) {
      reader.getWidgets().put(END_OF_INPUT, () -> endInput(reader));
      keys.bind(new Reference(END_OF_INPUT), KeyMap.ctrl('Z'));
    }
    return reader;
  }

  /** In the middle of a line, it ends nothing, like Ctrl-D. */
  private static boolean endInput(LineReader reader) {
    if (reader.getBuffer().length() == 0) {
      throw new EndOfFileException();
    }
    return true;
  }
}
