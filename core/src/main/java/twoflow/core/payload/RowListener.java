package twoflow.core.payload;

/** What a {@link RowSplitter} finds in a stream. */
public interface RowListener {

  /**
   * Bytes that belong to a row. Every byte of the stream is in exactly one portion, in order.
   *
   * @param rowNumber the row's number on the connection, from 1
   */
  void portion(long rowNumber, Portion portion);

  /** A row is complete; its portions were passed on before. */
  void row(ReceivedRow row);
}
