package twoflow.lesson.grade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import twoflow.core.payload.Printable;
import twoflow.lesson.marking.Mark;
import twoflow.lesson.marking.Marks;
import twoflow.lesson.question.QuestionId;

/**
 * Writes the grades as CSV (RFC 4180), in UTF-8 with a byte order mark, as spreadsheets need it. A
 * text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class GradesFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String LINE_END = "\r\n";

  /** With what a formula begins, also in the full-width forms that some spreadsheets take. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private final GradedClass graded;

  GradesFile(GradedClass graded) {
    this.graded = graded;
  }

  void write(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    List<String> header =
        new ArrayList<>(List.of("identifier", "student", "points", "max", "percent", "seed"));
    graded.questions().forEach(id -> header.add("q" + id));
    header.add("remarks");
    line(text, header);
    graded.rows().forEach(row -> line(text, cells(row)));
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private List<String> cells(GradedClass.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(text(row.submission().identifier()));
    cells.add(text(row.student().map(Printable::message).orElse("")));
    Optional<Marks> marks = row.marks();
    cells.add(marks.map(m -> String.valueOf(m.points())).orElse(""));
    cells.add(marks.map(m -> String.valueOf(m.maxPoints())).orElse(""));
    cells.add(marks.map(GradesFile::percent).orElse(""));
    cells.add(row.seed().isPresent() ? String.valueOf(row.seed().getAsLong()) : "");
    for (QuestionId id : graded.questions()) {
      cells.add(marks.flatMap(m -> mark(m, id)).map(GradesFile::cell).orElse(""));
    }
    cells.add(text(String.join("; ", row.remarks())));
    return cells;
  }

  private static Optional<Mark> mark(Marks marks, QuestionId id) {
    return marks.all().stream().filter(mark -> mark.question().id().equals(id)).findFirst();
  }

  private static String percent(Marks marks) {
    double percent = marks.maxPoints() == 0 ? 0 : 100.0 * marks.points() / marks.maxPoints();
    return String.format(Locale.ROOT, "%.1f", percent);
  }

  /** Points; empty when open; for a person, when there is a text. */
  private static String cell(Mark mark) {
    return switch (mark.status()) {
      case RIGHT -> "1";
      case WRONG -> "0";
      case INVALID -> "?";
      case OPEN -> mark.given().isEmpty() ? "" : "text";
    };
  }

  private static String text(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells)).append(LINE_END);
  }
}
