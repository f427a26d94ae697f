package twoflow.launcher;

import java.io.IOException;

/** Shows each line as it comes, as if the program had the terminal. */
final class VerbatimDisplay implements RunDisplay {

  private final StandardOutput out;

  VerbatimDisplay(StandardOutput out) {
    this.out = out;
  }

  @Override
  public void printed(String program, String line) throws IOException {
    out.println(line);
  }

  @Override
  public void logged(String program, String line) {
    System.err.println(line);
  }

  @Override
  public void flush() {}
}
