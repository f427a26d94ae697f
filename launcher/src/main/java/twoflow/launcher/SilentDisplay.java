package twoflow.launcher;

/** Shows nothing: the run's log has it. */
final class SilentDisplay implements RunDisplay {

  @Override
  public void printed(String program, String line) {}

  @Override
  public void logged(String program, String line) {}

  @Override
  public void flush() {}
}
