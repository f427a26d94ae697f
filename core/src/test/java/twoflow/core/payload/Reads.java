package twoflow.core.payload;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A stream cut into reads, and what a {@link RowSplitter} must find in it, worked out the plain
 * way: from the whole stream. The time of a read is its number, from 1.
 *
 * @param stream all bytes
 * @param lengths the length of each read
 */
record Reads(byte[] stream, List<Integer> lengths) {

  /** Reads of one byte each. */
  static Reads bytewise(byte[] stream) {
    return new Reads(stream, Collections.nCopies(stream.length, 1));
  }

  /** Cuts at random places: tiny, middling or large reads. */
  static Reads random(RandomGenerator random, byte[] stream) {
    int max = List.of(1, 3, 20, 500, 1 << 16).get(random.nextInt(5));
    List<Integer> lengths = new ArrayList<>();
    for (int from = 0; from < stream.length; from += lengths.getLast()) {
      lengths.add(Math.min(stream.length - from, 1 + random.nextInt(max)));
    }
    return new Reads(stream, lengths);
  }

  /** The rows one after the other, each followed by the terminator. */
  static byte[] join(List<String> rows, String terminator) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    rows.forEach(row -> stream.writeBytes(RecordedRows.utf8(row + terminator)));
    return stream.toByteArray();
  }

  void feed(RowSplitter splitter) {
    byte[] buffer = new byte[1 << 16];
    int from = 0;
    for (int i = 0; i < lengths.size(); i++) {
      // Old bytes stay behind the end, as in a real buffer.
      System.arraycopy(stream, from, buffer, 0, lengths.get(i));
      splitter.read(buffer, lengths.get(i), i + 1L);
      from += lengths.get(i);
    }
  }

  /** The portions of rows that end at these stream offsets. */
  List<RecordedRows.PortionOfRow> portions(List<String> rows, int terminatorBytes) {
    List<RecordedRows.PortionOfRow> portions = new ArrayList<>();
    long[] ends = ends(rows, terminatorBytes);
    int row = 0;
    long at = 0;
    for (int i = 0; i < lengths.size(); i++) {
      long readEnd = at + lengths.get(i);
      while (at < readEnd) {
        long to = Math.min(readEnd, ends[row]);
        portions.add(new RecordedRows.PortionOfRow(row + 1L, new Portion(i + 1L, at + 1, to)));
        at = to;
        row += at == ends[row] ? 1 : 0;
      }
    }
    return portions;
  }

  /** The rows with their places and the number of the read that ended each. */
  List<RecordedRows.Found> found(List<String> rows, int terminatorBytes) {
    List<RecordedRows.Found> found = new ArrayList<>();
    long[] ends = ends(rows, terminatorBytes);
    long first = 1;
    for (int i = 0; i < ends.length; i++) {
      boolean terminated = terminatorBytes > 0;
      found.add(
          new RecordedRows.Found(i + 1L, rows.get(i), first, ends[i], readOf(ends[i]), terminated));
      first = ends[i] + 1;
    }
    return found;
  }

  private long readOf(long seq) {
    long end = 0;
    int read = 0;
    while (end < seq) {
      end += lengths.get(read++);
    }
    return read;
  }

  private static long[] ends(List<String> rows, int terminatorBytes) {
    long[] ends =
        rows.stream().mapToLong(row -> RecordedRows.utf8(row).length + terminatorBytes).toArray();
    Arrays.parallelPrefix(ends, Long::sum);
    return ends;
  }
}
