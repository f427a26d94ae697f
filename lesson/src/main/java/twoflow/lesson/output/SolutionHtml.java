package twoflow.lesson.output;

import java.util.List;
import java.util.stream.Collectors;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.Unit;

/** A question in the key: its answer, how it is found, and the mistakes that are known. */
final class SolutionHtml {

  private final Question question;

  SolutionHtml(Question question) {
    this.question = question;
  }

  /** An item of the level's list. */
  String html() {
    StringBuilder html = new StringBuilder("<li class=\"solution\" id=\"k-");
    html.append(question.id().toString().replace('.', '-'))
        .append("\">\n<p><span class=\"number\">");
    html.append(question.id()).append("</span> ").append(Prose.html(question.text()));
    html.append("</p>\n").append(answer()).append("<dl class=\"how\">\n");
    add(html, "Rule", Prose.html(question.solution().rule()));
    addCode(html, "Filter", question.solution().filter());
    addCode(html, "Fields", String.join(", ", question.solution().fields()));
    add(html, "Frames", frames(question.solution().frames()));
    add(html, "Students read", Prose.html(question.find()));
    return html.append("</dl>\n").append(mistakes()).append("</li>\n").toString();
  }

  private String answer() {
    String words = Prose.plain(AnswerText.of(question.answer()));
    return switch (question.answer()) {
      case Answer.Number number ->
          "<p class=\"right\">"
              + words
              + "<small>"
              + AnswerText.tolerance(number)
              + "</small></p>\n";
      case Answer.Choice choice ->
          "<p class=\"right\">%s<small>of: %s</small></p>\n"
              .formatted(words, Prose.plain(String.join(", ", choice.choices())));
      case Answer.Matching matching ->
          "<p class=\"right\">" + words + "</p>\n" + letters(matching.choices());
      case Answer.Essay essay ->
          "<p class=\"right\">A person reads it. A good answer has these points:</p>\n<ul>"
              + items(essay.expected())
              + "</ul>\n";
    };
  }

  private static String letters(List<String> choices) {
    return "<ol class=\"letters\" type=\"A\">" + items(choices) + "</ol>\n";
  }

  private static String items(List<String> texts) {
    return texts.stream()
        .map(text -> "<li>" + Prose.html(text) + "</li>")
        .collect(Collectors.joining());
  }

  private static String frames(List<Long> frames) {
    return frames.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static void add(StringBuilder html, String name, String value) {
    if (!value.isEmpty()) {
      html.append("<dt>%s</dt><dd>".formatted(name)).append(value).append("</dd>\n");
    }
  }

  private static void addCode(StringBuilder html, String name, String code) {
    add(html, name, code.isEmpty() ? "" : Prose.code(code));
  }

  private String mistakes() {
    if (question.mistakes().isEmpty()) {
      return "";
    }
    Unit unit = question.answer() instanceof Answer.Number number ? number.unit() : Unit.NONE;
    StringBuilder html = new StringBuilder("<div class=\"table-scroll\"><table>\n");
    html.append("<caption>Known wrong answers</caption>\n<thead><tr><th scope=\"col\">Answer</th>")
        .append("<th scope=\"col\">Name</th><th scope=\"col\">What the student is told</th></tr>")
        .append("</thead>\n<tbody>\n");
    for (Mistake mistake : question.mistakes()) {
      html.append("<tr><th scope=\"row\" class=\"short\">")
          .append(Prose.plain(AnswerText.number(mistake.value(), unit)))
          .append("</th><td>")
          .append(Prose.code(mistake.name()))
          .append("</td><td>")
          .append(Prose.html(mistake.hint()))
          .append("</td></tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }
}
