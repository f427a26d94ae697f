package twoflow.core.scenario;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.Row;
import twoflow.core.row.RowCheck;

/**
 * Rows of words that a seed picks: the same seed gives the same bytes, everywhere.
 *
 * @param rows how many
 * @param bytes the length of each message
 * @param seed the seed
 */
public record GeneratedRows(int rows, int bytes, long seed) implements ScenarioRows {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 9, 0, 0);
  private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private static final List<String> WORDS =
      List.of(
          "packet window segment route buffer signal header stream socket queue bridge carrier"
              .split(" "));

  @Override
  public void forEach(Flow flow, RowCheck visitor) {
    // Its algorithm is part of its contract, so it is the same in every Java.
    Random random = new Random(seed);
    String speaker = flow == Flow.CHAT ? "Client1" : "Client2";
    for (int i = 0; i < rows; i++) {
      Row row = new Row(ISO.format(START.plusSeconds(i)), speaker, flow, message(random));
      // The header is on line 1.
      visitor.accept(new NumberedRow(i + 1L, i + 2L, row));
    }
  }

  @Override
  public void write(Flow flow, Path csv) throws IOException {
    StringBuilder text = new StringBuilder("timestamp,speaker,flow,message\n");
    forEach(
        flow,
        row -> {
          Row r = row.row();
          text.append(r.timestamp()).append(',').append(r.speaker()).append(',');
          text.append(r.flow()).append(',').append(r.message()).append('\n');
        });
    try (Writer out = Files.newBufferedWriter(csv)) {
      out.append(text);
    }
  }

  private String message(Random random) {
    StringBuilder message = new StringBuilder(bytes + 10);
    while (message.length() < bytes) {
      message.append(message.isEmpty() ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    message.setLength(bytes);
    // A blank at the end would be easy to miss.
    if (message.charAt(bytes - 1) == ' ') {
      message.setCharAt(bytes - 1, '.');
    }
    return message.toString();
  }
}
