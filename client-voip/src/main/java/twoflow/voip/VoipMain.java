package twoflow.voip;

import twoflow.core.cli.Program;

/** The program {@code client-voip}. */
public final class VoipMain {

  private VoipMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new VoipCommand(), args);
  }
}
