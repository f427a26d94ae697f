package twoflow.lesson.output.moodle;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads Moodle XML by the rules of Moodle's own reader ({@code question/format/xml/format.php}):
 * which elements it reads, what it takes when one is missing, and what it refuses.
 */
final class MoodleImport {

  private static final Set<String> FORMATS =
      Set.of("moodle_auto_format", "html", "plain_text", "wiki_like", "markdown");

  private MoodleImport() {}

  /** The questions of a file, the category among them. */
  static List<ImportedQuestion> read(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element quiz =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    require(quiz.getTagName().equals("quiz"), "the root is quiz");
    return children(quiz, "question").stream().map(MoodleImport::question).toList();
  }

  private static ImportedQuestion question(Element element) {
    String type = element.getAttribute("type");
    if (type.equals("category")) {
      String path = text(children(element, "category").getFirst());
      children(element, "info").forEach(MoodleImport::format);
      return ImportedQuestion.category(path);
    }
    Element name = children(element, "name").getFirst();
    require(!text(name).isEmpty(), "a question has a name");
    Element text = children(element, "questiontext").getFirst();
    format(text);
    children(element, "generalfeedback").forEach(MoodleImport::format);
    return new ImportedQuestion(
        type,
        text(name),
        text(text),
        children(element, "generalfeedback").stream().map(MoodleImport::text).toList(),
        files(text),
        value(element, "idnumber", ""),
        Double.parseDouble(value(element, "defaultgrade", "1")),
        Double.parseDouble(value(element, "penalty", "0.3333333")),
        switch (type) {
          case "description" -> new ImportedQuestion.Description();
          case "numerical" -> numerical(element);
          case "multichoice" -> multichoice(element);
          case "matching" -> matching(element);
          case "essay" -> essay(element);
          default -> throw new AssertionError("unknown type " + type);
        });
  }

  private static ImportedQuestion.Numerical numerical(Element element) {
    Map<String, Double> units = new LinkedHashMap<>();
    for (Element list : children(element, "units")) {
      for (Element unit : children(list, "unit")) {
        units.put(value(unit, "unit_name", ""), Double.valueOf(value(unit, "multiplier", "1")));
      }
    }
    String shown = value(element, "showunits", units.isEmpty() ? "3" : "0");
    return new ImportedQuestion.Numerical(answers(element), units, shown.equals("0"));
  }

  private static ImportedQuestion.Multichoice multichoice(Element element) {
    require(value(element, "single", "true").equals("true"), "one answer only");
    return new ImportedQuestion.Multichoice(
        answers(element), text(children(element, "incorrectfeedback").getFirst()));
  }

  private static ImportedQuestion.Matching matching(Element element) {
    List<MatchingPair> pairs = new ArrayList<>();
    for (Element pair : children(element, "subquestion")) {
      format(pair);
      pairs.add(new MatchingPair(text(pair), text(children(pair, "answer").getFirst())));
    }
    return new ImportedQuestion.Matching(pairs);
  }

  private static ImportedQuestion.Essay essay(Element element) {
    require(value(element, "responseformat", "editor").equals("editor"), "with an editor");
    format(children(element, "responsetemplate").getFirst());
    return new ImportedQuestion.Essay(text(children(element, "graderinfo").getFirst()));
  }

  private static List<ImportedQuestion.Option> answers(Element element) {
    List<ImportedQuestion.Option> answers = new ArrayList<>();
    for (Element answer : children(element, "answer")) {
      format(answer);
      Element feedback = children(answer, "feedback").getFirst();
      format(feedback);
      double fraction = Double.parseDouble(answer.getAttribute("fraction")) / 100;
      require(fraction == 1 || fraction == 0, "a grade that Moodle knows");
      answers.add(
          new ImportedQuestion.Option(
              text(answer),
              Double.parseDouble(value(answer, "tolerance", "0")),
              fraction,
              text(feedback)));
    }
    return answers;
  }

  private static Map<String, byte[]> files(Element text) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Element file : children(text, "file")) {
      require(file.getAttribute("path").startsWith("/"), "a path from the root");
      String base64 = characters(file).replaceAll("\\s", "");
      files.put(file.getAttribute("name"), Base64.getDecoder().decode(base64));
    }
    return files;
  }

  private static void format(Element element) {
    require(FORMATS.contains(element.getAttribute("format")), "a format: " + element.getTagName());
  }

  private static String value(Element element, String child, String absent) {
    List<Element> found = children(element, child);
    return found.isEmpty() ? absent : characters(found.getFirst());
  }

  /** What the element {@code text} of an element holds. */
  private static String text(Element element) {
    return characters(children(element, "text").getFirst()).strip();
  }

  /** Moodle's parser drops parts that are blank, except a zero. */
  private static String characters(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      String part = node.getNodeValue();
      text.append(part == null || part.isBlank() ? "" : part);
    }
    return text.toString();
  }

  private static List<Element> children(Element element, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        found.add(child);
      }
    }
    return found;
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("Moodle expects: " + what);
    }
  }
}
