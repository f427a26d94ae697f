package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;
import twoflow.analysis.store.RecordStore;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** Six writes while the row is on its way, none before: too few to hold, if they are compared. */
class QueueingDelayCheckTest {

  private static final long MS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void shouldCompareTheWaitsOfWritesOnOneClock() throws IOException {
    ProofCheck.Finding finding = finding("aaaaaaaa");
    assertFalse(finding.holds(), finding::words);
    assertEquals("0 writes before, 6 meanwhile: 3 of each are needed", finding.words());
    assertTrue(finding.cause().startsWith("the behaviour did not show"), finding::cause);
  }

  @Test
  void shouldNotCompareTwoClocks() throws IOException {
    ProofCheck.Finding finding = finding("bbbbbbbb");
    assertFalse(finding.holds(), finding::words);
    assertEquals(
        "not checked: it compares times of client-chat and of the capture, which have clocks of"
            + " different hosts",
        finding.words());
    assertEquals(
        "make the run on one host: nothing says that the behaviour did not show", finding.cause());
  }

  private ProofCheck.Finding finding(String clockOfClient) throws IOException {
    ChatRun run = new ChatRun(folder).clocks("aaaaaaaa", "client-chat", clockOfClient);
    run.packets.open(SENDER, PORT);
    for (int i = 1; i <= 6; i++) {
      run.packets.toRelay(SENDER, PORT, i, ACK, "x");
      run.client("client-chat", SENDER, EventType.SENT, i, i);
    }
    try (RunAnalysis analysis = run.open();
        RecordStore store = new RecordStore(folder.resolve("store"))) {
      Way way = new Way(0, analysis.capture().connections().getFirst(), Leg.TO_RELAY);
      Medians.Span span = new Medians.Span(HandmadeRun.START_NS, HandmadeRun.START_NS + 100 * MS);
      QueueingDelayCheck check =
          new QueueingDelayCheck(way, new Medians(span, store), 1, analysis.clocks());
      for (long i = 0; i < analysis.capture().segments().size(); i++) {
        check.segment(analysis.capture().segments().get(i));
      }
      return check.finding();
    }
  }
}
