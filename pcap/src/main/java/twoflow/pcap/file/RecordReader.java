package twoflow.pcap.file;

import java.io.IOException;
import java.util.Optional;

/** What both formats share: a damaged file ends where the damage begins. */
abstract class RecordReader implements PacketSource {

  private final CaptureInput in;
  private Damage damage;
  private long frames;

  RecordReader(CaptureInput in) {
    this.in = in;
  }

  /**
   * Reads on to the next packet.
   *
   * @return {@code null} at the end of the file
   * @throws CutOffException when the file ends within a block
   * @throws CaptureFormatException when a block makes no sense
   */
  abstract Packet read() throws IOException;

  /** Where the block that is being read begins. */
  abstract long blockStart();

  /** The number of the next frame. */
  final long nextFrame() {
    return ++frames;
  }

  @Override
  public final long frames() {
    return frames;
  }

  @Override
  public final Packet next() throws IOException {
    if (damage != null) {
      return null;
    }
    try {
      return read();
    } catch (CutOffException e) {
      damage = new Damage(blockStart(), "the file is cut off after byte " + in.position(), true);
    } catch (CaptureFormatException e) {
      damage = new Damage(e.positionBytes(), e.getMessage(), false);
    }
    return null;
  }

  @Override
  public final Optional<Damage> damage() {
    return Optional.ofNullable(damage);
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
