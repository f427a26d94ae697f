package twoflow.pcap.tcp;

import java.io.IOException;
import java.util.LinkedHashSet;

/**
 * The bound on what all directions of a capture together keep of early bytes. Beyond it, the
 * direction that has waited longest takes what it waits for as missing: it is the least likely to
 * get it.
 */
public final class EarlyBytes {

  /** How much is kept; a report has 512 MiB. */
  private static final long MAX_BYTES = 64 << 20;

  private final long maxBytes;
  private final LinkedHashSet<Reassembler> waiting = new LinkedHashSet<>();
  private long bytes;
  private boolean exhausted;

  /** The usual bound. */
  public EarlyBytes() {
    this(MAX_BYTES);
  }

  /** A bound of so many bytes. */
  EarlyBytes(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whether a direction had to give up for want of room. */
  public boolean exhausted() {
    return exhausted;
  }

  void kept(Reassembler direction, long moreBytes) throws IOException {
    bytes += moreBytes;
    waiting.add(direction);
    while (bytes > maxBytes) {
      exhausted = true;
      Reassembler longest = waiting.removeFirst();
      if (longest.giveUp()) {
        waiting.add(longest);
      }
    }
  }

  void released(Reassembler direction, long fewerBytes, boolean last) {
    bytes -= fewerBytes;
    if (last) {
      waiting.remove(direction);
    }
  }
}
