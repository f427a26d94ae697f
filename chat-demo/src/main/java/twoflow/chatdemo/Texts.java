package twoflow.chatdemo;

import java.io.IOException;

/** What a member says. */
interface Texts {

  /** Where texts go. */
  @FunctionalInterface
  interface Speaker {

    /**
     * Sends one text.
     *
     * @param dueNs when it was due, epoch nanoseconds; 0 when there is no schedule
     */
    void say(String text, long dueNs) throws IOException;
  }

  /** Says everything; returns when there is nothing more to say. */
  void sayAll(Speaker speaker) throws IOException, InterruptedException;

  /** Whether a person types them. Then {@link #sayAll} cannot be interrupted. */
  boolean typed();
}
