package twoflow.lesson.output.moodle;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;

/** Writes questions in the order and with the elements that Moodle writes itself. */
final class QuestionXml {

  private static final String RIGHT = "100";
  private static final String WRONG = "0";

  /** A wrong try costs a third of the mark where the quiz allows several. */
  private static final String PENALTY = "0.3333333";

  private static final String UNIT_OPTIONAL = "0";
  private static final String UNIT_NONE = "3";

  private static final String ESSAY_LINES = "10";

  private final MoodleXml xml;
  private final long seed;

  QuestionXml(MoodleXml xml, long seed) {
    this.xml = xml;
    this.seed = seed;
  }

  /** Writes one question. */
  void write(Question question) throws XMLStreamException {
    switch (question.answer()) {
      case Answer.Number number -> numerical(question, number);
      case Answer.Choice choice -> multichoice(question, choice);
      case Answer.Matching matching -> matching(question, matching);
      case Answer.Essay essay -> essay(question, essay);
    }
    xml.end();
  }

  private void numerical(Question question, Answer.Number number) throws XMLStreamException {
    begin("numerical", question);
    number(AcceptedNumber.of(number), RIGHT, "");
    // The first that fits wins: the right one before the mistakes, and the rest at the end.
    for (Mistake mistake : question.mistakes()) {
      String hint = QuestionText.html(QuestionText.sentence(mistake.hint()));
      number(AcceptedNumber.of(mistake.value(), number), WRONG, QuestionText.paragraph(hint));
    }
    number("*", "0", WRONG, find(question));
    units(AcceptedUnit.of(number.unit()));
  }

  private void units(List<AcceptedUnit> units) throws XMLStreamException {
    if (!units.isEmpty()) {
      xml.start("units");
      for (AcceptedUnit unit : units) {
        xml.start("unit");
        xml.element("multiplier", unit.perUnit());
        xml.element("unit_name", unit.symbol());
        xml.end();
      }
      xml.end();
    }
    xml.element("unitgradingtype", "0");
    xml.element("unitpenalty", "0.1");
    xml.element("showunits", units.isEmpty() ? UNIT_NONE : UNIT_OPTIONAL);
    xml.element("unitsleft", "0");
  }

  private void number(AcceptedNumber number, String fraction, String feedback)
      throws XMLStreamException {
    number(number.valueText(), number.toleranceText(), fraction, feedback);
  }

  private void number(String value, String tolerance, String fraction, String feedback)
      throws XMLStreamException {
    xml.start("answer", "fraction", fraction, "format", "moodle_auto_format");
    xml.text(value);
    xml.html("feedback", feedback);
    xml.element("tolerance", tolerance);
    xml.end();
  }

  private void multichoice(Question question, Answer.Choice choice) throws XMLStreamException {
    begin("multichoice", question);
    xml.element("single", "true");
    xml.element("shuffleanswers", "true");
    xml.element("answernumbering", "abc");
    combinedFeedback(question);
    for (int i = 0; i < choice.choices().size(); i++) {
      String fraction = i == choice.right() ? RIGHT : WRONG;
      xml.start("answer", "fraction", fraction, "format", "html");
      xml.text(QuestionText.html(choice.choices().get(i)));
      xml.html("feedback", "");
      xml.end();
    }
  }

  private void matching(Question question, Answer.Matching matching) throws XMLStreamException {
    begin("matching", question);
    xml.element("shuffleanswers", "true");
    combinedFeedback(question);
    for (MatchingPair pair : MatchingPair.of(matching)) {
      xml.start("subquestion", "format", "html");
      xml.text(QuestionText.html(pair.item()));
      xml.start("answer");
      xml.text(QuestionText.plain(pair.choice()));
      xml.end();
      xml.end();
    }
  }

  private void essay(Question question, Answer.Essay essay) throws XMLStreamException {
    begin("essay", question);
    xml.element("responseformat", "editor");
    xml.element("responserequired", "1");
    xml.element("responsefieldlines", ESSAY_LINES);
    xml.element("attachments", "0");
    xml.element("attachmentsrequired", "0");
    xml.html(
        "graderinfo",
        essay.expected().stream()
            .map(point -> "<li>" + QuestionText.html(point) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>")));
    xml.html("responsetemplate", "");
  }

  private void begin(String type, Question question) throws XMLStreamException {
    xml.start("question", "type", type);
    xml.start("name");
    xml.text(QuestionText.name(question));
    xml.end();
    xml.html("questiontext", QuestionText.paragraph(QuestionText.html(question.text())));
    xml.html("generalfeedback", "");
    xml.element("defaultgrade", "1");
    xml.element("penalty", PENALTY);
    xml.element("hidden", "0");
    xml.element("idnumber", MoodleNames.idNumber(seed, question.id().toString()));
  }

  private void combinedFeedback(Question question) throws XMLStreamException {
    xml.html("correctfeedback", "");
    xml.html("partiallycorrectfeedback", find(question));
    xml.html("incorrectfeedback", find(question));
  }

  private static String find(Question question) {
    return QuestionText.paragraph(QuestionText.html(question.find()));
  }
}
