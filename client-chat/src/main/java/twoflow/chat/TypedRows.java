package twoflow.chat;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.LineSource;
import twoflow.client.Sending;
import twoflow.client.net.FlowConnection;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Printable;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;
import twoflow.core.run.WrongUseException;

/** Sends each line that a person types as a chat row, stamped with the current time. */
final class TypedRows implements Sending {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

  private final String speaker;
  private final ChatFormat format;
  private final LineSource lines;
  private final Logger log;
  private volatile long sentRows;

  /**
   * @param lines what is sent
   */
  TypedRows(String speaker, ChatFormat format, LineSource lines, Logger log) {
    this.speaker = speaker;
    this.format = format;
    this.lines = lines;
    this.log = log;
  }

  /**
   * Checks a name before the first connection.
   *
   * @throws WrongUseException when a row cannot have it
   */
  static void checkSpeaker(String speaker) {
    try {
      row(speaker, "any");
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--speaker: " + e.getMessage());
    }
  }

  @Override
  public void sendAll(FlowConnection connection) throws IOException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      sendLine(connection, line.get());
    }
  }

  @Override
  public long sentRows() {
    return sentRows;
  }

  @Override
  public boolean interactive() {
    return true;
  }

  private void sendLine(FlowConnection connection, String line) throws IOException {
    Row row;
    try {
      row = row(speaker, line);
    } catch (IllegalArgumentException e) {
      log.warn("not sent: {}", e.getMessage());
      return;
    }
    long number = sentRows + 1;
    byte[] bytes = format.writes(row).getFirst();
    String seq = connection.nextSeq(bytes.length);
    log.info(
        "{} sending row {} {} {}", connection.flow(), number, seq, Printable.of(RowText.of(row)));
    connection.send(bytes, number, 1, 0);
    sentRows = number;
  }

  private static Row row(String speaker, String message) {
    return new Row(LocalDateTime.now().format(TIMESTAMP), speaker, Flow.CHAT, message);
  }
}
