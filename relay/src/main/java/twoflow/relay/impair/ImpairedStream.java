package twoflow.relay.impair;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one stream on their way through the impairments of its flow. What is in no range is
 * forwarded as it was read, but never in one piece with what is in a range.
 */
public final class ImpairedStream {

  private final Deque<ImpairOption> ahead;
  private Optional<Impairment> current = Optional.empty();
  private long nextSeq = 1;

  private ImpairedStream(List<ImpairOption> inOrder) {
    this.ahead = new ArrayDeque<>(inOrder);
  }

  /** A stream of a flow; empty when nothing is to be done to it. */
  public static Optional<ImpairedStream> of(List<ImpairOption> options, String flow) {
    List<ImpairOption> inOrder = ImpairOption.inOrder(options, flow);
    return inOrder.isEmpty() ? Optional.empty() : Optional.of(new ImpairedStream(inOrder));
  }

  /** What happens on the way. */
  public interface Listener {

    /** These bytes are forwarded as a piece; they are not there any more when this returns. */
    void piece(ByteBuffer bytes);

    /** This was done to all bytes of its range. */
    void impaired(ImpairOption done);
  }

  /**
   * Takes what one read gave.
   *
   * @param bytes from position to limit
   */
  public void take(ByteBuffer bytes, Listener listener) {
    while (bytes.hasRemaining()) {
      ImpairOption next = ahead.peek();
      boolean inRange = next != null && nextSeq >= next.firstSeq();
      long end = next == null ? Long.MAX_VALUE : inRange ? next.lastSeq() + 1 : next.firstSeq();
      int length = (int) Math.min(bytes.remaining(), end - nextSeq);
      ByteBuffer part = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      nextSeq += length;
      if (inRange) {
        takeInRange(next, part, listener);
      } else {
        listener.piece(part);
      }
    }
  }

  private void takeInRange(ImpairOption option, ByteBuffer bytes, Listener listener) {
    if (current.isEmpty()) {
      current = Optional.of(option.impairment());
    }
    current.get().take(bytes, listener::piece);
    if (nextSeq > option.lastSeq()) {
      current = Optional.empty();
      ahead.remove();
      listener.impaired(option);
    }
  }

  /** The stream has ended. */
  public void end(Listener listener) {
    current.ifPresent(impairment -> impairment.end(listener::piece));
  }
}
