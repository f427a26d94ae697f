package twoflow.analysis.link;

/** Writes the rows that were found into their table, and keeps the first ones' texts. */
final class RowRecorder {

  private final Object owner;
  private final RowTable table;
  private final RowTexts texts;
  private final byte[] text = new byte[RowTexts.MAX_TEXT_BYTES];
  private int textLength;

  /**
   * A recorder.
   *
   * @param owner the direction, by which the texts are found again
   */
  RowRecorder(Object owner, RowTable table, RowTexts texts) {
    this.owner = owner;
    this.table = table;
    this.texts = texts;
  }

  /** A row begins. */
  void begin() {
    textLength = 0;
  }

  /** Bytes of the row, without its newline; a carriage return before that is not kept. */
  void text(byte[] buffer, int from, int length) {
    int room = Math.min(length, text.length - textLength);
    if (room > 0 && texts.takes(table.size())) {
      System.arraycopy(buffer, from, text, textLength, room);
      textLength += room;
    }
  }

  /** The row has ended. */
  void end(long number, long line, long firstSeq, long lastSeq, RowStatus status) {
    long index = table.add(number, line, firstSeq, lastSeq, status);
    boolean carriageReturn = textLength > 0 && text[textLength - 1] == '\r';
    texts.keep(owner, index, text, carriageReturn ? textLength - 1 : textLength);
  }
}
