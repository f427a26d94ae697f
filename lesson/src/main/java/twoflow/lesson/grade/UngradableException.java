package twoflow.lesson.grade;

/** A submission cannot be graded; the message is one line that says why and what to do. */
final class UngradableException extends Exception {

  private static final long serialVersionUID = 1L;

  UngradableException(String reason) {
    super(reason);
  }
}
