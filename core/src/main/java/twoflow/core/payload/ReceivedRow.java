package twoflow.core.payload;

import java.nio.charset.StandardCharsets;

/**
 * A row as it was found in a byte stream.
 *
 * <p>A carriage return before the newline belongs to the line end of who typed it (telnet, PuTTY):
 * it is one of its bytes, but not shown.
 *
 * @param number its number on the connection, from 1
 * @param bytes its bytes without the newline; cut when it is longer than {@link
 *     RowSplitter#MAX_KEPT_BYTES}
 * @param firstSeq stream offset of its first byte + 1
 * @param lastSeq stream offset of its last byte + 1, the terminator included
 * @param timeNs when its last byte was read, epoch nanoseconds
 * @param terminated whether a newline ended it
 */
public record ReceivedRow(
    long number, byte[] bytes, long firstSeq, long lastSeq, long timeNs, boolean terminated) {

  /** How many bytes the row has on the wire, the terminator not counted. */
  public long lengthBytes() {
    return lastSeq - firstSeq + (terminated ? 0 : 1);
  }

  /**
   * Its text without the carriage return of a CRLF; bytes that are not UTF-8 become replacement
   * characters.
   */
  public String text() {
    return new String(bytes, 0, bytes.length - returnBytes(), StandardCharsets.UTF_8);
  }

  /** Its text as a person may see it: escaped, marked when it was cut or has no terminator. */
  public String shown() {
    int returnBytes = returnBytes();
    String shown = Printable.of(bytes, bytes.length - returnBytes, lengthBytes() - returnBytes);
    return terminated ? shown : shown + " (unterminated)";
  }

  private int returnBytes() {
    boolean whole = bytes.length == lengthBytes();
    return terminated && whole && bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? 1 : 0;
  }
}
