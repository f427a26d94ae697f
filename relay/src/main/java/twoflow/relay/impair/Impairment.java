package twoflow.relay.impair;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Changes in which pieces some bytes of a stream are forwarded, but never the bytes. One object is
 * for one range of one stream.
 */
interface Impairment {

  /**
   * Takes the next bytes of its range.
   *
   * @param bytes from position to limit; they are not there any more when this returns
   * @param out gets each piece that is forwarded, to be copied at once
   */
  void take(ByteBuffer bytes, Consumer<ByteBuffer> out);

  /** The stream has ended before the range was complete: hands out what is held. */
  void end(Consumer<ByteBuffer> out);
}
