package twoflow.core.scenario;

import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows its line, from 1. */
sealed interface YamlNode {

  /** The line on which it begins. */
  int line();

  /** What it is, for the user. */
  String kind();

  /** A text, a number, or another single value. */
  record Scalar(int line, Type type, String text) implements YamlNode {

    /** What YAML takes a single value for. */
    enum Type {
      TEXT("text"),
      INTEGER("a whole number"),
      DECIMAL("a number"),
      TRUTH("true or false"),
      NOTHING("nothing");

      private final String words;

      Type(String words) {
        this.words = words;
      }
    }

    @Override
    public String kind() {
      return type.words;
    }
  }

  /** Several nodes in order. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Nodes by key, in the order of the file. */
  record Mapping(int line, Map<String, Entry> entries) implements YamlNode {

    @Override
    public String kind() {
      return "keys with values";
    }
  }

  /**
   * A key with its value.
   *
   * @param line the key's line
   */
  record Entry(int line, YamlNode value) {}
}
