package twoflow.core.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;
import twoflow.core.row.RowWriter;

/**
 * The rows of a run without a scenario, made from its seed: how many, how long, which words, and
 * when. The first row of each flow begins with the seed's marker.
 *
 * <p>With the lab's usual chunks and pauses, a flow takes 4 seconds at most.
 *
 * @param seed the seed
 */
public record SeededRows(RunSeed seed) {

  /** A flow has from so many rows on. */
  static final int MIN_ROWS = 4;

  /** And up to so many. */
  static final int MAX_ROWS = 7;

  private static final int MIN_MESSAGE_BYTES = 12;

  /** A chat row is one write: its length takes no time. */
  private static final int MAX_CHAT_BYTES = 60;

  /** 8 chunks with what stands before the message. */
  private static final int MAX_VOIP_BYTES = 36;

  /** What a row has on the wire besides its message: at most so much. */
  private static final int BESIDES_MESSAGE_BYTES = 100;

  /** No flow has more bytes on the wire. */
  public static final long MOST_BYTES = (long) MAX_ROWS * (MAX_CHAT_BYTES + BESIDES_MESSAGE_BYTES);

  private static final int MIN_PAUSE_MS = 400;
  private static final int MAX_PAUSE_MS = 999;

  private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 1, 5, 0, 0);
  private static final int DAYS = 360;
  private static final int FIRST_HOUR = 8;
  private static final int HOURS = 10;
  private static final int HOUR_MS = 3_600_000;

  /** Always with three digits of a fraction: all timestamps have the same length. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

  /** The rows of a flow, in their order. */
  public List<Row> of(Flow flow) {
    Random random = seed.random(flow.name());
    Words words = new Words();
    List<Row> rows = new ArrayList<>();
    int count = between(random, MIN_ROWS, MAX_ROWS);
    int maxBytes = flow == Flow.CHAT ? MAX_CHAT_BYTES : MAX_VOIP_BYTES;
    LocalDateTime time = start();
    for (int i = 0; i < count; i++) {
      time = time.plus(between(random, MIN_PAUSE_MS, MAX_PAUSE_MS), ChronoUnit.MILLIS);
      int bytes = between(random, MIN_MESSAGE_BYTES, maxBytes);
      String message =
          i == 0 ? seed.marker().before(words, random, bytes) : words.text(random, bytes);
      rows.add(new Row(TIMESTAMP.format(time), flow.speaker(), flow, message));
    }
    return rows;
  }

  /**
   * Writes the rows of a flow as a CSV file, over what is there.
   *
   * @throws IOException when that cannot be done
   */
  public void write(Flow flow, Path csv) throws IOException {
    try (RowWriter file = new RowWriter(csv)) {
      for (Row row : of(flow)) {
        file.write(row);
      }
    }
  }

  /** When both flows begin, on a day of 2026, by day. */
  private LocalDateTime start() {
    Random random = seed.random("start");
    return FIRST_DAY
        .plusDays(random.nextInt(DAYS))
        .plusHours(between(random, FIRST_HOUR, FIRST_HOUR + HOURS - 1))
        .plus(random.nextInt(HOUR_MS), ChronoUnit.MILLIS);
  }

  private static int between(Random random, int min, int max) {
    return min + random.nextInt(max - min + 1);
  }
}
