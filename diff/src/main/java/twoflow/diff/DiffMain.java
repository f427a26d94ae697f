package twoflow.diff;

import twoflow.core.start.RequiredJava;

/** The program {@code diff}. */
public final class DiffMain {

  private DiffMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("diff");
    DiffCommand.run(args);
  }
}
