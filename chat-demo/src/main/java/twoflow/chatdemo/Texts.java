package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;

/** What a member says, one text after the other. */
@FunctionalInterface
interface Texts {

  /**
   * One text.
   *
   * @param dueNs when it was due, epoch nanoseconds; 0 when there is no schedule
   */
  record Text(String text, long dueNs) {}

  /**
   * Waits until the next text is due.
   *
   * @return empty when there is nothing more to say
   */
  Optional<Text> next() throws IOException, InterruptedException;
}
