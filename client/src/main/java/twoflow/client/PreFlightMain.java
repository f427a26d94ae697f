package twoflow.client;

import twoflow.core.start.RequiredJava;

/** The program that checks what a run needs; {@code ./lab} starts it. */
public final class PreFlightMain {

  private PreFlightMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("lab");
    PreFlightCommand.run(args);
  }
}
