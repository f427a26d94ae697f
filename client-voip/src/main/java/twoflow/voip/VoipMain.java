package twoflow.voip;

import twoflow.core.start.RequiredJava;

/** The program {@code client-voip}. */
public final class VoipMain {

  private VoipMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("client-voip");
    VoipCommand.run(args);
  }
}
