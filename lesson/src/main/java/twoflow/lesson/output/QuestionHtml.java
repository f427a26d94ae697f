package twoflow.lesson.output;

import java.util.List;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;

/**
 * A question on the worksheet with the place for its answer: fields on screen, lines on paper. It
 * takes only what students may know: the text, where to look, the unit, and the choices.
 */
final class QuestionHtml {

  private final Question question;
  private final Introduction introduction;

  /** The number as part of an HTML id. */
  private final String key;

  QuestionHtml(Question question, Introduction introduction) {
    this.question = question;
    this.introduction = introduction;
    this.key = question.id().toString().replace('.', '-');
  }

  /** An item of the level's list. */
  String html() {
    return "<li class=\"question\" id=\"q-"
        + key
        + "\">\n"
        + switch (question.answer()) {
          case Answer.Number number -> number(number);
          case Answer.Choice choice -> choice(choice);
          case Answer.Matching matching -> matching(matching);
          case Answer.Essay essay -> essay();
        }
        + "</li>\n";
  }

  private String number(Answer.Number number) {
    String unit = number.unit().symbol();
    String shown =
        unit.isEmpty()
            ? ""
            : " <span class=\"unit\" id=\"unit-" + key + "\">" + Prose.plain(unit) + "</span>";
    return label()
        + find()
        + "<p class=\"answer\"><input type=\"text\" id=\"a-"
        + key
        + "\" name=\""
        + question.id()
        + "\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" aria-describedby=\""
        + (unit.isEmpty() ? "" : "unit-" + key + " ")
        + "find-"
        + key
        + "\"/>"
        + shown
        + "</p>\n";
  }

  private String choice(Answer.Choice choice) {
    StringBuilder html = new StringBuilder(fieldset());
    html.append("<p class=\"choices\">");
    for (int i = 0; i < choice.choices().size(); i++) {
      String word = choice.choices().get(i);
      html.append("<label><input type=\"radio\" name=\"%s\" value=\"".formatted(question.id()))
          .append(Prose.attribute(word))
          .append("\"/> ")
          .append(Prose.html(word))
          .append("</label> ");
    }
    return html.append("</p>\n</fieldset>\n").toString();
  }

  private String matching(Answer.Matching matching) {
    StringBuilder html = new StringBuilder(fieldset());
    html.append(
            "<div class=\"matching\">\n<table>\n<thead><tr><th scope=\"col\">In the capture</th>")
        .append("<th scope=\"col\">Letter</th></tr></thead>\n<tbody>\n");
    for (int item = 0; item < matching.items().size(); item++) {
      String id = "a-" + key + "-" + (item + 1);
      html.append("<tr><th scope=\"row\"><label for=\"%s\">".formatted(id))
          .append(Prose.html(matching.items().get(item)))
          .append("</label></th><td><select id=\"%s\" name=\"%s\">".formatted(id, question.id()))
          .append(letters(matching.choices()))
          .append("</select></td></tr>\n");
    }
    html.append("</tbody>\n</table>\n<ol class=\"letters\" type=\"A\">\n");
    matching
        .choices()
        .forEach(choice -> html.append("<li>").append(Prose.html(choice)).append("</li>\n"));
    return html.append("</ol>\n</div>\n</fieldset>\n").toString();
  }

  private static String letters(List<String> choices) {
    StringBuilder html = new StringBuilder("<option value=\"\">choose</option>");
    for (int i = 0; i < choices.size(); i++) {
      html.append("<option>").append(Answer.Matching.letter(i)).append("</option>");
    }
    return html.toString();
  }

  private String essay() {
    return label()
        + find()
        + "<p class=\"essay\"><textarea id=\"a-%s\" name=\"%s\" rows=\"5\" aria-describedby=\"find-%s\"></textarea></p>\n"
            .formatted(key, question.id(), key);
  }

  private String label() {
    return "<label for=\"a-" + key + "\">" + words() + "</label>\n";
  }

  private String fieldset() {
    return "<fieldset aria-describedby=\"find-"
        + key
        + "\">\n<legend>"
        + words()
        + "</legend>\n"
        + find();
  }

  private String words() {
    return "<span class=\"number\">"
        + question.id()
        + "</span> "
        + Prose.html(introduction.shorten(question.text()));
  }

  private String find() {
    return "<p class=\"find\" id=\"find-" + key + "\">" + Prose.html(question.find()) + "</p>\n";
  }
}
