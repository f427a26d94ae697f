package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.event.Event;
import twoflow.relay.impair.ImpairOption;

/** In which pieces the relay forwards what it has to split or to glue. */
@Timeout(30)
class RelayImpairTest {

  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

  private RunningRelay relay(String... options) throws Exception {
    ImpairOption.Converter converter = new ImpairOption.Converter();
    RelayObserver pieces =
        new RelayObserver() {
          @Override
          public void sent(
              PeerConnection to, long firstSeq, long lastSeq, long timeNs, ByteBuffer bytes) {
            sent.add(firstSeq + ".." + lastSeq);
          }
        };
    return new RunningRelay(
        List.of("CHAT"),
        new SessionLimits(1, Duration.ZERO),
        Arrays.stream(options).map(converter::convert).toList(),
        pieces,
        new EventObserver(events::add));
  }

  private static void end(RunningRelay relay, Peer a, Peer b) throws Exception {
    a.halfClose();
    b.halfClose();
    assertEquals("", a.readToFin());
    relay.awaitEnd();
  }

  @Test
  void shouldForwardSplitBytesInParts() throws Exception {
    try (RunningRelay relay = relay("split:CHAT:4..9:2")) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("abcdefghijkl");
      assertEquals("abcdefghijkl", b.read(12));
      end(relay, a, b);
    }
    assertEquals(List.of("1..3", "4..5", "6..7", "8..9", "10..12"), sent);
    assertEquals(
        List.of("impaired 4..9"),
        events.stream()
            .filter(e -> e.type().column().equals("impaired"))
            .map(e -> e.type().column() + " " + e.firstSeq() + ".." + e.lastSeq())
            .toList());
  }

  @Test
  void shouldHoldGluedBytesUntilAllAreThere() throws Exception {
    try (RunningRelay relay = relay("glue:CHAT:3..6")) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("abcd");
      assertEquals("ab", b.read(2));
      relay.recorded().awaitReceived(4);
      a.send("efgh");
      assertEquals("cdefgh", b.read(6));
      end(relay, a, b);
    }
    assertEquals(List.of("1..2", "3..6", "7..8"), sent);
  }

  @Test
  void shouldForwardWhatItHoldsWhenTheStreamEnds() throws Exception {
    try (RunningRelay relay = relay("glue:CHAT:1..100")) {
      Peer a = relay.peer();
      Peer b = relay.peer();
      a.send("abc");
      a.halfClose();
      assertEquals("abc", b.readToFin());
      b.halfClose();
      assertEquals("", a.readToFin());
      relay.awaitEnd();
    }
    assertEquals(List.of("1..3"), sent);
    assertEquals(0, events.stream().filter(e -> e.type().column().equals("impaired")).count());
  }

  /** What comes before the partner waits in the same pieces. */
  @Test
  void shouldSplitWhatWaitsForThePartner() throws Exception {
    try (RunningRelay relay = relay("split:CHAT:2..3", "glue:CHAT:5..6")) {
      Peer a = relay.peer();
      a.send("abcdefg");
      relay.recorded().awaitReceived(7);
      a.halfClose();
      Peer b = relay.peer();
      assertEquals("abcdefg", b.readToFin());
      b.halfClose();
      assertEquals("", a.readToFin());
      relay.awaitEnd();
    }
    assertEquals(List.of("1..1", "2..2", "3..3", "4..4", "5..6", "7..7"), sent);
  }
}
