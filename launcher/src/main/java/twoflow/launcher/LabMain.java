package twoflow.launcher;

import twoflow.core.start.RequiredJava;

/** The program {@code lab}. */
public final class LabMain {

  private LabMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("lab");
    LauncherCommand.run(args);
  }
}
