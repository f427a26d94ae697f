package twoflow.client;

import java.io.IOException;

/** The rows that the partner has sent on the connection on which this side sends. */
final class Replies {

  private long rows;
  private boolean over;

  /** One more has come. */
  synchronized void add() {
    rows++;
    notifyAll();
  }

  /** No more come. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  /**
   * Waits until so many have come.
   *
   * @throws IOException when there will never be so many
   */
  synchronized void await(long number) throws IOException, InterruptedException {
    while (rows < number && !over) {
      wait();
    }
    if (rows < number) {
      throw new IOException(
          "--await-reply: the partner has ended without a reply to row "
              + number
              + ": does it run with --echo?");
    }
  }
}
