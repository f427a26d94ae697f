package twoflow.bench;

import twoflow.core.cli.Program;

/** The program {@code bench}. */
public final class BenchMain {

  private BenchMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new BenchCommand(), args);
  }
}
