package twoflow.lesson.subject;

import java.nio.charset.StandardCharsets;
import twoflow.analysis.link.RowLink;
import twoflow.core.payload.Printable;

/**
 * The row that is asked about, on both legs.
 *
 * @param connection on which its client sends it
 * @param toRelay its frames on the way to the relay
 * @param fromRelay its frames on the way to the receiving client
 */
public record AskedRow(AskedConnection connection, RowLink toRelay, RowLink fromRelay) {

  /** A longer text of a row is cut. */
  private static final int MAX_TEXT_CHARS = 120;

  /** Its number within its flow, from 1. */
  public long number() {
    return toRelay.row();
  }

  /** The relative sequence number of its first byte. */
  public long firstSeq() {
    return toRelay.firstSeq();
  }

  /** The relative sequence number of its last byte, the newline if it has one. */
  public long lastSeq() {
    return toRelay.lastSeq();
  }

  /** Whether it ends with a newline: a client may be told to send none. */
  public boolean endsWithNewline() {
    int textBytes = toRelay.text().getBytes(StandardCharsets.UTF_8).length;
    return lastSeq() - firstSeq() + 1 > textBytes;
  }

  /** Which row it is, for the middle of a sentence: {@code row 2 of the voice}. */
  public String words() {
    return "row " + number() + " of the " + connection.flowName();
  }

  /** A sentence that says which row it is, and what it says. */
  public String sentence() {
    return "Row "
        + number()
        + " of the "
        + connection.flowName()
        + (connection.oneOfSeveral() ? ", on " + connection.words() + "," : "")
        + (isCut() ? " begins with `" : " is `")
        + Printable.message(text()).replace('`', '\'')
        + "`"
        + (endsWithNewline() ? ", and ends with a newline." : ".");
  }

  /** Its text as it stood on the wire, without the newline; a long one is cut. */
  public String text() {
    String text = toRelay.text();
    return isCut() ? text.substring(0, MAX_TEXT_CHARS) : text;
  }

  private boolean isCut() {
    return toRelay.text().length() > MAX_TEXT_CHARS;
  }
}
