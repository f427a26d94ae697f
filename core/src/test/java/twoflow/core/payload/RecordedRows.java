package twoflow.core.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a {@link RowSplitter} emits. */
final class RecordedRows implements RowListener {

  /** A portion and the number of its row. */
  record PortionOfRow(long row, Portion portion) {}

  /** What matters of a row, as a value. */
  record Found(long number, String text, long firstSeq, long lastSeq, long timeNs, boolean ended) {}

  private final List<PortionOfRow> portions = new ArrayList<>();
  private final List<ReceivedRow> rows = new ArrayList<>();

  @Override
  public void portion(long rowNumber, Portion portion) {
    portions.add(new PortionOfRow(rowNumber, portion));
  }

  @Override
  public void row(ReceivedRow row) {
    rows.add(row);
  }

  List<PortionOfRow> portions() {
    return portions;
  }

  List<ReceivedRow> rows() {
    return rows;
  }

  List<String> texts() {
    return rows.stream().map(ReceivedRow::text).toList();
  }

  List<Found> found() {
    return rows.stream()
        .map(r ->
            new Found(r.number(), r.text(), r.firstSeq(), r.lastSeq(), r.timeNs(), r.terminated()))
        .toList();
  }

  /** How many bytes of the stream are in portions. */
  long toldBytes() {
    return portions.isEmpty() ? 0 : portions.getLast().portion().lastSeq();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
