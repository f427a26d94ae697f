package twoflow.relay;

import twoflow.core.start.RequiredJava;

/** The program {@code relay}. */
public final class RelayMain {

  private RelayMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("relay");
    RelayCommand.run(args);
  }
}
