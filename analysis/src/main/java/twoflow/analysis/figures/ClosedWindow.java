package twoflow.analysis.figures;

import twoflow.analysis.link.Leg;

/**
 * A time in which the receiver of some data announced that it takes none (RFC 9293, 3.8.6).
 *
 * @param connection the index of the connection
 * @param leg on which leg the data goes that has to wait
 * @param fromFrame the first frame with the window 0, Wireshark's number
 * @param untilFrame the first later one with another window; 0 when there is none
 * @param fromNs when the first one was captured, epoch nanoseconds
 * @param untilNs when the other one was; without it, the connection's last segment
 */
public record ClosedWindow(
    int connection, Leg leg, long fromFrame, long untilFrame, long fromNs, long untilNs) {

  /** Whether the window was opened again. */
  public boolean opened() {
    return untilFrame > 0;
  }
}
