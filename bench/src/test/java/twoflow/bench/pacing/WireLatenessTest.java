package twoflow.bench.pacing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.bench.figure.Metric;
import twoflow.bench.figure.RoundFigures;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** Two senders in a capture made by hand, whose frame n is captured at n milliseconds. */
class WireLatenessTest {

  private static final int PORT = 4001;
  private static final int OTHER_PORT = 4002;
  private static final int ACK = 16;
  private static final int FIRST_WRITE_MS = 7;

  @TempDir private Path folder;
  private WireLateness lateness;

  @BeforeEach
  void capture() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 5);
    run.open(11, PORT).open(12, OTHER_PORT);
    // The second frame repeats the first: it does not count.
    run.toRelay(11, PORT, 1, ACK, "ab").toRelay(11, PORT, 1, ACK, "ab");
    run.toRelay(12, OTHER_PORT, 1, ACK, "xy").toRelay(11, PORT, 3, ACK, "cd");
    lateness = new WireLateness(Files.write(folder.resolve("two-flow.pcap"), run.pcap()));
  }

  @Test
  void shouldMeasureTheWritesOfOneSenderAgainstTheirSchedule() throws IOException {
    RoundFigures figures =
        lateness.of(
            sender(11, PORT, new Write(1, FIRST_WRITE_MS - 4), new Write(3, FIRST_WRITE_MS + 2)));
    assertEquals(4_000, figures.get(Metric.LATE_FIRST));
    assertEquals(1_000, figures.get(Metric.LATE_P50));
    assertEquals(4_000, figures.get(Metric.LATE_P99));
    assertEquals(4_000, figures.get(Metric.LATE_MAX));
    assertFalse(figures.metrics().contains(Metric.DRIFT), "there is none of two writes");
  }

  @Test
  void shouldSeparateSendersByTheirPort() throws IOException {
    RoundFigures figures = lateness.of(sender(12, OTHER_PORT, new Write(1, FIRST_WRITE_MS)));
    assertEquals(2_000, figures.get(Metric.LATE_MAX));
  }

  @Test
  void shouldFailWhenTheCaptureLacksAWrite() throws IOException {
    PacedSender sender = sender(11, PORT, new Write(1, 0), new Write(5, 1));
    assertThrows(IOException.class, () -> lateness.of(sender));
    assertThrows(IOException.class, () -> lateness.of(sender(13, PORT, new Write(1, 0))));
  }

  /** Two bytes from this number on, due in the same milliseconds as the frames are counted in. */
  private record Write(long firstSeq, long dueMs) {}

  private PacedSender sender(int host, int port, Write... writes) throws IOException {
    String client = "127.0.0." + host + ":" + (40_000 + host);
    String server = "127.0.0.1:" + port;
    List<String> lines = new ArrayList<>(List.of(Event.HEADER));
    for (Write write : writes) {
      long lastSeq = write.firstSeq + 1;
      long dueNs = HandmadeRun.START_NS + write.dueMs * 1_000_000;
      lines.add(
          new Event(0, EventType.SENT, "C", 0, 0, client, server, write.firstSeq, lastSeq, dueNs)
              .line());
    }
    return new EndedSender(port, Files.write(folder.resolve(host + ".csv"), lines));
  }

  private record EndedSender(int port, Path events) implements PacedSender {

    @Override
    public void start() {
      throw new AssertionError("it has ended");
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
  }
}
