package twoflow.analysis.verdict;

import java.util.List;

/**
 * What went wrong, once: a failed check, and those that failed because of it.
 *
 * @param title what went wrong, in plain words
 * @param root the check that shows it
 * @param following the checks that follow from it
 */
public record Failure(String title, Check root, List<Check> following) {

  /** The title, and how many checks follow. */
  public String words() {
    return switch (following.size()) {
      case 0 -> title;
      case 1 -> title + ": 1 check follows from it";
      default -> title + ": " + following.size() + " checks follow from it";
    };
  }
}
