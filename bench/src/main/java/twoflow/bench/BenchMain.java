package twoflow.bench;

import twoflow.core.start.RequiredJava;

/** The program {@code bench}. */
public final class BenchMain {

  private BenchMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("bench");
    BenchCommand.run(args);
  }
}
