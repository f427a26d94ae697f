package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event file as the tests read it.
 *
 * @param clock on which clock its times are; empty when it does not say it
 * @param lines its events, in the order of the file
 */
public record Events(String clock, List<Line> lines) {

  private static final Pattern CLOCK = Pattern.compile("\\d{19},clock,,,,([0-9a-f]{8}),,,,");

  private static final String HEADER =
      "time_ns,event,flow,row,chunk,local,remote,first_seq,last_seq,due_ns";

  /**
   * One event; a column that is empty is 0.
   *
   * @param timeNs when
   * @param event what
   * @param flow on which flow
   * @param row the row's number
   * @param chunk the write's number within the row
   * @param local this side
   * @param remote the other side
   * @param firstSeq of the first byte
   * @param lastSeq of the last byte
   * @param dueNs when it was due
   */
  public record Line(
      long timeNs,
      String event,
      String flow,
      long row,
      long chunk,
      String local,
      String remote,
      long firstSeq,
      long lastSeq,
      long dueNs) {

    public long bytes() {
      return lastSeq - firstSeq + 1;
    }

    private static Line parse(String line) {
      String[] c = line.split(",", -1);
      assertEquals(10, c.length, line);
      return new Line(
          number(c[0]),
          c[1],
          c[2],
          number(c[3]),
          number(c[4]),
          c[5],
          c[6],
          number(c[7]),
          number(c[8]),
          number(c[9]));
    }

    private static long number(String column) {
      return column.isEmpty() ? 0 : Long.parseLong(column);
    }
  }

  public static Events read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertEquals(HEADER, lines.getFirst());
    Matcher second = CLOCK.matcher(lines.size() > 1 ? lines.get(1) : "");
    boolean saysClock = second.matches();
    return new Events(
        saysClock ? second.group(1) : "",
        lines.stream().skip(saysClock ? 2 : 1).map(Line::parse).toList());
  }

  public List<Line> of(String event, String flow) {
    return lines.stream().filter(l -> l.event().equals(event) && l.flow().equals(flow)).toList();
  }

  /** The events of one kind on the connection with a remote address. */
  public List<Line> of(String event, String flow, String remote) {
    return of(event, flow).stream().filter(l -> l.remote().equals(remote)).toList();
  }

  /** Requires that events follow each other without gap or overlap; returns the bytes in all. */
  public static long contiguousBytes(List<Line> events) {
    long next = 1;
    for (Line line : events) {
      assertEquals(next, line.firstSeq(), () -> "gap or overlap at " + line);
      next = line.lastSeq() + 1;
    }
    return next - 1;
  }
}
