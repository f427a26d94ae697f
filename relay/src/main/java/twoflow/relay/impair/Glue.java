package twoflow.relay.impair;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Holds bytes until its range is complete, and forwards them as one piece. */
final class Glue implements Impairment {

  private final ByteBuffer held;

  Glue(int rangeBytes) {
    this.held = ByteBuffer.allocate(rangeBytes);
  }

  @Override
  public void take(ByteBuffer bytes, Consumer<ByteBuffer> out) {
    held.put(bytes);
    if (!held.hasRemaining()) {
      end(out);
    }
  }

  @Override
  public void end(Consumer<ByteBuffer> out) {
    if (held.flip().hasRemaining()) {
      out.accept(held);
    }
    held.clear();
  }
}
