package twoflow.analysis.verdict;

/**
 * One thing that a complete capture must show.
 *
 * @param kind what was checked
 * @param subject of what, where a run has several: a flow, with its pair from the second on; or
 *     empty
 * @param name the precise name, such as {@code CHAT legs}
 * @param title the same in plain words
 * @param passed whether it holds
 * @param found what was found, with its place
 * @param cause when it failed: the likely cause and what to do; else empty
 */
public record Check(
    CheckKind kind,
    String subject,
    String name,
    String title,
    boolean passed,
    String found,
    String cause) {

  /** A check that holds. */
  public static Check passed(CheckKind kind, String subject, String found) {
    return new Check(kind, subject, kind.name(subject), kind.title(subject), true, found, "");
  }

  /** A check that failed. */
  public static Check failed(CheckKind kind, String subject, String found, String cause) {
    return new Check(kind, subject, kind.name(subject), kind.title(subject), false, found, cause);
  }

  /** The same check, named more closely. */
  public Check named(String closerName, String closerTitle) {
    return new Check(kind, subject, closerName, closerTitle, passed, found, cause);
  }
}
