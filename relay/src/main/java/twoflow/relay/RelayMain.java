package twoflow.relay;

import twoflow.core.cli.Program;

/** The program {@code relay}. */
public final class RelayMain {

  private RelayMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new RelayCommand(), args);
  }
}
