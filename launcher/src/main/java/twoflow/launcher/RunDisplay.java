package twoflow.launcher;

import java.io.IOException;

/** What a person sees of a run while it goes on. Not thread-safe. */
interface RunDisplay {

  /**
   * Takes a line that a program has printed on its standard output.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void printed(String program, String line) throws IOException;

  /**
   * Takes a line of a program's log.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void logged(String program, String line) throws IOException;

  /**
   * Shows what waits to be shown in its order: nothing has come for a while, or all have ended.
   *
   * @throws IOException with a line for the user when nobody can see it
   */
  void flush() throws IOException;
}
