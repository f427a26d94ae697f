package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with loss: what tshark says of every row must be what the lab's own files say. */
class CrossCheckIT {

  private static final double LOSS = 0.08;

  @TempDir private Path folder;

  @Test
  void shouldFindEveryRowWhereTheEventsHaveIt() throws Exception {
    Tshark tshark = new Tshark(folder);
    try (LossyRun run = new LossyRun(folder)) {
      run.run(LOSS);
      DissectedRows found = DissectedRows.of(tshark, run.capture());
      Path events = run.runFolder().resolve("events");
      Map<String, Events> senders =
          Map.of(
              "CHAT", Events.read(events.resolve("client-chat.csv")),
              "VOIP", Events.read(events.resolve("client-voip.csv")));
      senders.forEach((flow, sender) -> {
        for (String leg : List.of("client-relay", "relay-client")) {
          List<DissectedRows.Row> rows = found.on(flow, leg);
          assertEquals(
              LossyRun.rows(flow), rows.stream().map(DissectedRows.Row::text).toList(), leg);
          for (int i = 0; i < rows.size(); i++) {
            assertSent(sender.of("sent", flow), i + 1, rows.get(i));
          }
        }
      });
      assertTrue(
          found.rows().stream().anyMatch(row -> !row.repeated().isEmpty()),
          "no packet was lost: this run shows nothing");
    }
  }

  /** The bytes of a row by its sender's events. */
  private static void assertSent(List<Events.Line> sent, int number, DissectedRows.Row row) {
    List<Events.Line> writes = sent.stream().filter(line -> line.row() == number).toList();
    assertEquals(writes.getFirst().firstSeq(), row.firstSeq(), row::toString);
    assertEquals(writes.getLast().lastSeq(), row.lastSeq(), row::toString);
  }

  /**
   * What tshark put together are the frames of the row, but for repetitions that it passed over.
   */
  private static void assertReassembled(DissectedRows.Row row) {
    if (!row.reassembled().isEmpty()) {
      assertTrue(row.frames().containsAll(row.reassembled()), row::toString);
      List<Long> passedOver =
          row.frames().stream().filter(frame -> !row.reassembled().contains(frame)).toList();
      assertTrue(row.repeated().containsAll(passedOver), row::toString);
    }
  }
}
