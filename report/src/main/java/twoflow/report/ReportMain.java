package twoflow.report;

import twoflow.core.start.RequiredJava;

/** The program {@code report}. */
public final class ReportMain {

  private ReportMain() {}

  /** Runs the program. */
  public static void main(String[] args) {
    RequiredJava.check("report");
    ReportCommand.run(args);
  }
}
