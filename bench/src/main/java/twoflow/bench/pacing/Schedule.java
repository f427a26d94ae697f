package twoflow.bench.pacing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.event.Event;

/**
 * When the writes of one connection were due.
 *
 * @param writes in the order of their bytes
 */
public record Schedule(List<Write> writes) {

  private static final List<String> COLUMNS = List.of(Event.HEADER.split(","));

  /**
   * One write.
   *
   * @param firstSeq stream offset of its first byte + 1
   * @param dueNs epoch nanoseconds
   */
  public record Write(long firstSeq, long dueNs) {}

  /** Writes of one size, evenly spread. */
  static Schedule even(long startNs, long intervalNs, int bytes, int count) {
    List<Write> writes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      writes.add(new Write((long) i * bytes + 1, startNs + i * intervalNs));
    }
    return new Schedule(writes);
  }

  /** A client's writes, from its event file. */
  public static Schedule of(Path events) throws IOException {
    List<Write> writes = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(events)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields[COLUMNS.indexOf("event")].equals("sent")) {
          writes.add(
              new Write(
                  Long.parseLong(fields[COLUMNS.indexOf("first_seq")]),
                  Long.parseLong(fields[COLUMNS.indexOf("due_ns")])));
        }
      }
    }
    return new Schedule(writes);
  }
}
