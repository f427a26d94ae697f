package twoflow.relay.impair;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Forwards bytes in several short pieces. */
final class Split implements Impairment {

  private final int partBytes;

  /**
   * @param partBytes the length of a piece; the last one of a read may be shorter
   */
  Split(int partBytes) {
    this.partBytes = partBytes;
  }

  @Override
  public void take(ByteBuffer bytes, Consumer<ByteBuffer> out) {
    while (bytes.hasRemaining()) {
      int length = Math.min(partBytes, bytes.remaining());
      out.accept(bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
    }
  }

  @Override
  public void end(Consumer<ByteBuffer> out) {
    // Nothing is held.
  }
}
