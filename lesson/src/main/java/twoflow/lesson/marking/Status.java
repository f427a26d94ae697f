package twoflow.lesson.marking;

/** What an answer is. */
public enum Status {
  /** Right: a point. */
  RIGHT("ok"),
  /** Wrong. */
  WRONG("no"),
  /** Not answered, or a text that a person reads. */
  OPEN("--"),
  /** Not readable: nobody knows what was meant. */
  INVALID("??");

  private final String sign;

  Status(String sign) {
    this.sign = sign;
  }

  /** The two characters that begin its line. */
  String sign() {
    return sign;
  }
}
