package twoflow.report;

import twoflow.core.cli.Program;

/** The program {@code report}. */
public final class ReportMain {

  private ReportMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    Program.main(new ReportCommand(), args);
  }
}
