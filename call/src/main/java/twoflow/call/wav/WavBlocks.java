package twoflow.call.wav;

import java.io.IOException;
import java.util.Arrays;

/** Reads the samples of a file in small pieces, one behind the other: it keeps the block around. */
public final class WavBlocks {

  private static final int BLOCK_BYTES = 1 << 16;

  private final WavFile file;
  private byte[] block = new byte[0];
  private long blockFrom;

  /** Reads a file from time to time. */
  public WavBlocks(WavFile file) {
    this.file = file;
  }

  /** The same as {@link WavFile#read}. */
  public byte[] read(long from, int length) throws IOException {
    if (from < blockFrom || from + length > blockFrom + block.length) {
      long left = Math.max(length, file.dataBytes() - from);
      block = file.read(from, (int) Math.min(Math.max(BLOCK_BYTES, length), left));
      blockFrom = from;
    }
    int at = (int) (from - blockFrom);
    return Arrays.copyOfRange(block, at, at + length);
  }
}
