package twoflow.lesson.grade;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import twoflow.core.payload.Printable;
import twoflow.lesson.marking.MarkLines;
import twoflow.lesson.marking.Marks;

/** A graded class as lines of text: one for each student, what is shared, and the sum. */
final class ClassText {

  private final GradedClass graded;

  ClassText(GradedClass graded) {
    this.graded = graded;
  }

  void print(PrintStream out, Path csv) {
    graded.rows().forEach(row -> out.println(line(row)));
    graded.shared().forEach(line -> out.println("shared: " + line));
    out.println(sum() + ": " + Printable.message(csv.toString()));
  }

  private static String line(GradedClass.Row row) {
    String remarks = String.join("; ", row.remarks());
    String marks =
        row.marks().map(MarkLines::sum).map(sum -> sum.replace("lesson: ", "")).orElse("");
    String separator = marks.isEmpty() || remarks.isEmpty() ? "" : "; ";
    return row.submission().identifier() + ": " + marks + separator + remarks;
  }

  private String sum() {
    List<Marks> marks =
        graded.rows().stream().map(GradedClass.Row::marks).flatMap(Optional::stream).toList();
    String text = "grade: " + marks.size() + " of " + graded.rows().size() + " graded";
    if (marks.isEmpty()) {
      return text;
    }
    double mean = marks.stream().mapToInt(Marks::points).average().orElseThrow();
    int max = marks.stream().mapToInt(Marks::maxPoints).max().orElseThrow();
    return String.format(Locale.ROOT, "%s, on average %.1f of %d points", text, mean, max);
  }
}
