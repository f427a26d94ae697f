package twoflow.lesson.marking;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.payload.Printable;

/** Marks as lines of text: for a terminal, and for the text that a student gets. */
public final class MarkLines {

  private static final int SHOWN_CHARS = 60;

  private final boolean reveal;

  /**
   * Lines of marks.
   *
   * @param reveal whether they say the right answers
   */
  public MarkLines(boolean reveal) {
    this.reveal = reveal;
  }

  /** A line per question, and the last one with the sum. */
  public List<String> of(Marks marks) {
    List<String> lines = new ArrayList<>();
    marks.all().forEach(mark -> lines.add(line(mark)));
    lines.add(sum(marks));
    return lines;
  }

  /** How many are right, wrong and open. */
  public static String sum(Marks marks) {
    StringBuilder text = new StringBuilder("lesson: ");
    text.append(marks.points()).append(" of ").append(marks.maxPoints()).append(" right, ");
    text.append(marks.count(Status.WRONG)).append(" wrong, ");
    text.append(marks.count(Status.OPEN)).append(" open");
    int invalid = marks.count(Status.INVALID);
    return invalid == 0 ? text.toString() : text + ", " + invalid + " not readable";
  }

  private String line(Mark mark) {
    StringBuilder line = new StringBuilder(mark.status().sign());
    line.append(' ').append(mark.question().id());
    if (mark.status() == Status.INVALID) {
      line.append(" not readable: \"").append(shown(mark.given())).append("\":");
    }
    if (!mark.hint().isEmpty()) {
      line.append(' ').append(mark.hint());
    }
    if (reveal && mark.status() != Status.RIGHT) {
      line.append(" (answer: ").append(ExpectedText.of(mark.question().answer())).append(')');
    }
    return line.toString();
  }

  private static String shown(String given) {
    return Printable.of(
        given.length() <= SHOWN_CHARS ? given : given.substring(0, SHOWN_CHARS) + "...");
  }
}
