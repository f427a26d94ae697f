package twoflow.core.scenario;

import java.util.HexFormat;

/**
 * By what a write is recognised in a segment: by bytes of it, and by how many writes before it have
 * the same bytes somewhere. So it does not matter how many segments the other writes became.
 *
 * @param hex the bytes, in hexadecimal digits
 * @param earlier how many writes of the flow before it hold these bytes
 */
public record WritePattern(String hex, long earlier) {

  /** The kernel takes no longer pattern (xt_string: 128). */
  private static final int MAX_BYTES = 100;

  /** The pattern of a write whose bytes no other one has had so far. */
  static WritePattern of(byte[] write) {
    return new WritePattern(
        HexFormat.of().formatHex(write, 0, Math.min(write.length, MAX_BYTES)), 0);
  }

  /** The same pattern when a write before it is known. */
  WritePattern after(byte[] write) {
    String text = HexFormat.of().formatHex(write);
    for (int at = text.indexOf(hex); at >= 0; at = text.indexOf(hex, at + 1)) {
      // Two digits are a byte.
      if (at % 2 == 0) {
        return new WritePattern(hex, earlier + 1);
      }
    }
    return this;
  }
}
