package twoflow.lesson.marking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import twoflow.lesson.answers.NumberReader;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.Unit;

/** Marks a number: right, a mistake that is known, one apart, a factor apart, or just wrong. */
final class NumberMarker {

  private static final double[] THOUSANDS = {1e3, 1e6, 1e9};

  private final Question question;
  private final Answer.Number right;

  NumberMarker(Question question, Answer.Number right) {
    this.question = question;
    this.right = right;
  }

  Mark mark(String given) {
    List<Double> values = new NumberReader(right).read(given);
    if (values.isEmpty()) {
      return Marker.unreadable(question, given);
    }
    if (values.stream().anyMatch(right::accepts)) {
      return Mark.of(question, given, Status.RIGHT, "");
    }
    for (double value : values) {
      Optional<Mistake> known = known(value);
      if (known.isPresent()) {
        return wrong(given, known.get());
      }
    }
    return wrong(given, values.getFirst());
  }

  /** The nearest, where two are near. */
  private Optional<Mistake> known(double value) {
    return question.mistakes().stream()
        .filter(mistake ->
            new Answer.Number(mistake.value(), right.tolerance(), right.unit()).accepts(value))
        .min(Comparator.comparingDouble(mistake -> Math.abs(mistake.value() - value)));
  }

  private Mark wrong(String given, double value) {
    if (right.tolerance() == 0 && Math.abs(value - right.value()) == 1) {
      return wrong(given, new Mistake("off-by-one", value, "off by one: count again"));
    }
    for (double factor : THOUSANDS) {
      if (isOff(value, factor)) {
        String hint = "a factor of " + (long) factor + " off: check the unit";
        return wrong(given, new Mistake("unit", value, hint));
      }
    }
    if (right.unit() == Unit.PERCENT && isOff(value, 100)) {
      return wrong(
          given, new Mistake("unit", value, "a factor of 100 off: the question asks for percent"));
    }
    if (right.unit() == Unit.BITS_PER_SECOND && isOff(value, Byte.SIZE)) {
      return wrong(given, new Mistake("unit", value, "a factor of 8 off: bits or bytes?"));
    }
    return Marker.lookAgain(question, given);
  }

  private boolean isOff(double value, double factor) {
    return right.value() != 0 && (right.accepts(value * factor) || right.accepts(value / factor));
  }

  private Mark wrong(String given, Mistake mistake) {
    return new Mark(question, given, Status.WRONG, Optional.of(mistake.name()), mistake.hint());
  }
}
