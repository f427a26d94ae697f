package twoflow.core.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import twoflow.core.pacing.DurationForm;
import twoflow.core.scenario.YamlNode.Scalar.Type;

/** The values of one mapping, read strictly: what is wrong is said with its line. */
final class Fields {

  private final Path file;
  private final YamlNode.Mapping mapping;
  private final String what;

  /**
   * Takes a node that must be a mapping.
   *
   * @param what the node, for the user
   * @param known the keys that it may have; none given: any
   */
  Fields(Path file, YamlNode node, String what, String... known) throws ScenarioException {
    this.file = file;
    this.what = what;
    if (!(node instanceof YamlNode.Mapping found)) {
      throw new ScenarioException(
          file, node.line(), what + ": keys with values are needed, not " + node.kind());
    }
    this.mapping = found;
    for (var entry : found.entries().entrySet()) {
      if (known.length > 0 && !List.of(known).contains(entry.getKey())) {
        throw fault(
            entry.getValue().line(),
            "unknown key '"
                + entry.getKey()
                + "' in "
                + what
                + ": known are "
                + FieldText.choice(known));
      }
    }
  }

  /** The line on which the mapping begins. */
  int line() {
    return mapping.line();
  }

  /** All keys, in the order of the file. */
  List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  /** The line of a key that is there. */
  int line(String key) {
    return mapping.entries().get(key).line();
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  YamlNode node(String key) throws ScenarioException {
    if (!has(key)) {
      throw fault(line(), what + ": the key '" + key + "' is missing");
    }
    return mapping.entries().get(key).value();
  }

  /** The mapping below a key. */
  Fields fields(String key, String... known) throws ScenarioException {
    return new Fields(file, node(key), key, known);
  }

  /** The items of the list below a key, which must have one at least. */
  List<YamlNode> items(String key, int max) throws ScenarioException {
    if (!(node(key) instanceof YamlNode.Sequence list)) {
      throw fault(line(key), key + ": a list is needed, not " + node(key).kind());
    }
    if (list.items().isEmpty() || list.items().size() > max) {
      throw fault(
          line(key), key + ": 1 to " + max + " items are needed, not " + list.items().size());
    }
    return list.items();
  }

  /** True or false. */
  boolean truth(String key) throws ScenarioException {
    return scalar(key, "true or false", Type.TRUTH).text().equals("true");
  }

  /** A text on one line. */
  String line(String key, int maxChars) throws ScenarioException {
    String text = text(key, maxChars);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw fault(line(key), key + ": one line without control characters is needed");
    }
    return text;
  }

  /** A text of any number of lines. */
  String text(String key, int maxChars) throws ScenarioException {
    String text = scalar(key, "text", Type.TEXT).text().strip();
    if (text.isEmpty() || text.length() > maxChars) {
      throw fault(
          line(key), key + ": 1 to " + maxChars + " characters are needed, not " + text.length());
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      throw fault(line(key), key + ": a text without control characters is needed");
    }
    return text;
  }

  long integer(String key, long min, long max) throws ScenarioException {
    String text = scalar(key, "a whole number", Type.INTEGER).text().replace("_", "");
    String range = "a whole number from " + min + " to " + max + " is needed, not ";
    try {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Too large, or not decimal.
    }
    throw fault(line(key), key + ": " + range + text);
  }

  double decimal(String key, double min, double max) throws ScenarioException {
    String text = scalar(key, "a number", Type.DECIMAL, Type.INTEGER).text();
    try {
      double number = Double.parseDouble(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Not decimal.
    }
    throw fault(
        line(key),
        key
            + ": a number from "
            + FieldText.of(min)
            + " to "
            + FieldText.of(max)
            + " is needed, not "
            + text);
  }

  /** A duration with its unit. */
  Duration duration(String key, Duration min, Duration max) throws ScenarioException {
    Duration duration = parsed(key, DurationForm::parse);
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw fault(
          line(key),
          key
              + ": "
              + FieldText.of(min)
              + " to "
              + FieldText.of(max)
              + " is needed, not "
              + raw(key));
    }
    return duration;
  }

  /** What a function makes of a value; it throws IllegalArgumentException with words. */
  <T> T parsed(String key, Function<String, T> parser) throws ScenarioException {
    try {
      return parser.apply(raw(key));
    } catch (IllegalArgumentException e) {
      throw fault(line(key), key + ": " + e.getMessage());
    }
  }

  /** One of some values. */
  <T> T choice(String key, List<T> values, Function<T, String> name) throws ScenarioException {
    String text = raw(key);
    for (T value : values) {
      if (name.apply(value).equals(text)) {
        return value;
      }
    }
    String[] names = values.stream().map(name).toArray(String[]::new);
    throw fault(line(key), key + ": " + FieldText.choice(names) + " is needed, not '" + text + "'");
  }

  /** A single value as it is in the file, but no truth value and not nothing. */
  String raw(String key) throws ScenarioException {
    return scalar(key, "a value", Type.TEXT, Type.INTEGER, Type.DECIMAL).text();
  }

  ScenarioException fault(int line, String what) {
    return new ScenarioException(file, line, what);
  }

  private YamlNode.Scalar scalar(String key, String needed, Type... types)
      throws ScenarioException {
    YamlNode node = node(key);
    if (node instanceof YamlNode.Scalar scalar && List.of(types).contains(scalar.type())) {
      return scalar;
    }
    String hint =
        node instanceof YamlNode.Scalar scalar
                && needed.equals("text")
                && scalar.type() != Type.NOTHING
            ? ": put it in quotes"
            : "";
    throw fault(line(key), key + ": " + needed + " is needed, not " + node.kind() + hint);
  }
}
