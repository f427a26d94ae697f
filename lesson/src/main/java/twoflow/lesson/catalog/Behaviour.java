package twoflow.lesson.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import twoflow.lesson.subject.Subject;

/**
 * What TCP does in a capture, and what is to be said about it. The first one that shows is asked.
 */
enum Behaviour {
  /** A connection ends by RST. */
  RESET(
      subject -> FirstReset.of(subject).isPresent(),
      "Why is a RST sent here, and what is lost by it? What would a FIN have said instead?",
      "tcp.flags.reset == 1 || tcp.flags.fin == 1",
      List.of(
          "A FIN says: I have sent all, and you can read all. A RST says: forget this connection.",
          "Bytes that the receiving program has not read yet are lost, also if TCP has acknowledged"
              + " them.",
          "The answer says who sends the RST, and at which event: a program gives up, it closes with"
              + " unread data, or data comes for a socket that is closed.")),
  /** One side has sent its FIN and still receives. */
  HALF_CLOSE(
      subject -> HalfClose.of(subject).isPresent(),
      "One side has sent its FIN, and still gets data. Why is that no error? How does the connection"
          + " end at last?",
      "tcp.flags.fin == 1 || tcp.len > 0",
      List.of(
          "A connection has two directions, and each is ended by a FIN of its own.",
          "The side that has sent its FIN acknowledges what it gets as before.",
          "The connection ends when both FINs are acknowledged.")),
  /** A receiver has closed its window. */
  WINDOW(
      subject -> WindowClosed.first(subject).isPresent(),
      "Why does the window become 0, and what does the sender do until it opens again? Why do the"
          + " other connections not stop?",
      "tcp.window_size == 0 || tcp.analysis.window_update || tcp.analysis.keep_alive",
      List.of(
          "The receiving program does not read, so the receive buffer fills up.",
          "Each ACK says how much room is left; with 0 the sender may send no data (flow control).",
          "The sender asks with probes whether the window is open; when the program reads, an ACK"
              + " opens it.",
          "Each connection has a receive buffer and a window of its own.")),
  /** A segment is lost, the receiver's duplicate ACKs tell, and what came behind it has to wait. */
  LOSS(
      Behaviour::lost,
      "A segment was lost, and others came after it before it was sent again. How did the sender"
          + " know that it was lost? Why could the receiving program not read those after it at"
          + " once, and why was the other flow not held up?",
      "tcp.analysis.duplicate_ack || tcp.analysis.retransmission || tcp.analysis.out_of_order",
      List.of(
          "The original was captured, and then lost before it came to its receiver.",
          "What came after it made the receiver send duplicate ACKs: they ask for the missing byte.",
          "The sender repeats the segment because of them, before its timer ends (Linux: RACK, RFC"
              + " 8985; in the textbook after three duplicate ACKs).",
          "TCP hands bytes over in order: what comes after a gap waits in the receive buffer, and the"
              + " program gets all of it at once when the gap is filled (head-of-line blocking).",
          "The other flow has a connection of its own, so it does not wait.")),
  /** A segment is lost, and the timer alone repeats it. */
  TIMEOUT(
      Behaviour::timedOut,
      "A segment is sent again, and nothing of the receiver told the sender to do so. What did? Why"
          + " do the waits grow when it is lost several times?",
      "tcp.analysis.retransmission",
      List.of(
          "No later data came to the receiver, so there was no duplicate ACK.",
          "The sender's timer (RTO) ended: no ACK came in time.",
          "The timer is doubled after each repetition: a network that is full must not be made"
              + " fuller (RFC 6298, 5.5).")),
  /** Writes are put together. */
  NAGLE(
      subject -> WritesInSegment.sender(subject).isPresent(),
      "Why does TCP put several writes into one segment here? Which two mechanisms work together, and"
          + " which option of the sender would change it?",
      "tcp.analysis.ack_rtt > 0.03",
      List.of(
          "Nagle's algorithm: while a segment is not acknowledged, short ones wait.",
          "The receiver delays its ACK for some 40 ms, so the writes of that time leave together.",
          "TCP_NODELAY switches Nagle's algorithm off."));

  private final Predicate<Subject> shows;
  private final String why;
  private final String filter;
  private final List<String> expected;

  Behaviour(Predicate<Subject> shows, String why, String filter, List<String> expected) {
    this.shows = shows;
    this.why = why;
    this.filter = filter;
    this.expected = expected;
  }

  /** The one that a capture shows; the first of several. */
  static Optional<Behaviour> shown(Subject subject) {
    return Arrays.stream(values()).filter(b -> b.shows.test(subject)).findFirst();
  }

  /** Whether segments came behind a lost one before it was sent again, and told so. */
  private static boolean lost(Subject subject) {
    return Repetition.only(subject)
        .filter(r -> !r.behind(subject).isEmpty() && !r.duplicateAcks(subject).isEmpty())
        .isPresent();
  }

  /** Whether a segment was sent again more than once, and nothing came behind it. */
  private static boolean timedOut(Subject subject) {
    return Repetition.only(subject)
        .filter(r -> r.copies().size() > 2 && r.behind(subject).isEmpty())
        .isPresent();
  }

  /** The question. */
  String why() {
    return why;
  }

  /** What to look at. */
  String filter() {
    return filter;
  }

  /** The points of a good answer. */
  List<String> expected() {
    return expected;
  }
}
