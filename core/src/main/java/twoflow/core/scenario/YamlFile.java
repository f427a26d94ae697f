package twoflow.core.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import twoflow.core.scenario.YamlNode.Scalar.Type;

/** Reads a YAML file of one document into nodes that know their lines. */
final class YamlFile {

  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 20;
  private static final Pattern PLACE = Pattern.compile("^in .*, line (\\d+), column");

  private final Path file;
  private YAMLParser parser;

  YamlFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws ScenarioException when it is no YAML, or has what a scenario has no use for: a key
   *     twice, anchors, tags, a second document
   */
  YamlNode read() throws IOException {
    String text = text();
    try (YAMLParser opened =
        (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      parser = opened;
      if (parser.nextToken() == null) {
        throw fault(1, "the file is empty");
      }
      YamlNode root = node(0);
      if (parser.nextToken() != null) {
        throw fault(line(), "a second document begins here: a scenario is one");
      }
      return root;
    } catch (JacksonException e) {
      throw notYaml(e.getOriginalMessage());
    }
  }

  private String text() throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw fault(1, "the file is larger than " + MAX_BYTES + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      checkCharacters(text);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      // The decoder has stopped before the byte that it cannot read.
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw fault(line, "not UTF-8: save the file as UTF-8");
    }
  }

  private void checkCharacters(String text) throws ScenarioException {
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line += c == '\n' ? 1 : 0;
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        throw fault(line, "control character U+%04X: take it out".formatted((int) c));
      }
    }
  }

  private YamlNode node(int depth) throws IOException {
    int line = line();
    if (depth > MAX_DEPTH) {
      throw fault(line, "too many levels within each other");
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw fault(line, "anchors (&) and aliases (*) cannot be used: put the text in quotes");
    }
    if (parser.getTypeId() != null) {
      throw fault(line, "tags (!) cannot be used: put the text in quotes");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line, depth);
      case START_ARRAY -> sequence(line, depth);
      case VALUE_STRING -> scalar(line, Type.TEXT);
      case VALUE_NUMBER_INT -> scalar(line, Type.INTEGER);
      case VALUE_NUMBER_FLOAT -> scalar(line, Type.DECIMAL);
      case VALUE_TRUE, VALUE_FALSE -> scalar(line, Type.TRUTH);
      default -> scalar(line, Type.NOTHING);
    };
  }

  private YamlNode mapping(int line, int depth) throws IOException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int keyLine = line();
      String key = parser.currentName();
      parser.nextToken();
      YamlNode.Entry earlier =
          entries.putIfAbsent(key, new YamlNode.Entry(keyLine, node(depth + 1)));
      if (earlier != null) {
        throw fault(keyLine, "the key '" + key + "' stands twice, first on line " + earlier.line());
      }
    }
    return new YamlNode.Mapping(line, entries);
  }

  private YamlNode sequence(int line, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(depth + 1));
    }
    return new YamlNode.Sequence(line, items);
  }

  private YamlNode scalar(int line, Type type) {
    String text = parser.getString();
    return new YamlNode.Scalar(line, type, text == null ? "" : text);
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private ScenarioException fault(int line, String what) {
    return new ScenarioException(file, line, what);
  }

  /**
   * The parser says what it was reading, then what is wrong, and after each its place and an
   * excerpt of the file: the last one counts.
   */
  private ScenarioException notYaml(String message) {
    int line = 1;
    String problem = "it cannot be read";
    String before = problem;
    for (String words : message.lines().map(String::strip).toList()) {
      Matcher place = PLACE.matcher(words);
      if (place.find()) {
        line = Integer.parseInt(place.group(1));
        problem = before;
      }
      before = words;
    }
    return fault(line, "not YAML: " + problem);
  }
}
