package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.event.Event;
import twoflow.relay.tap.TapFile;

/** A relay that ends in the turn of its loop in which a waiting peer has left. */
@Timeout(30)
class RelayStopTest {

  @TempDir private Path folder;

  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tapFailures = Collections.synchronizedList(new ArrayList<>());

  /** Acts on the loop's thread while the loop still handles the peer that left. */
  private static final class WhenLeft implements RelayObserver {

    private final Consumer<RunningRelay> action;
    private volatile RunningRelay relay;

    WhenLeft(Consumer<RunningRelay> action) {
      this.action = action;
    }

    @Override
    public void left(PeerConnection peer, long timeNs) {
      action.accept(relay);
    }
  }

  private static void leave(Peer peer, boolean byReset) throws Exception {
    if (byReset) {
      peer.reset();
    } else {
      peer.halfClose();
    }
  }

  private List<String> eventTypes() {
    return events.stream().map(event -> event.type().name()).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldEndAConnectionOnceThatLeavesInTheTurnOfTheStop(boolean byReset) throws Exception {
    WhenLeft stops = new WhenLeft(relay -> relay.stop().request());
    // Its close fails when the tap is incomplete.
    try (TapFile tap = new TapFile(folder.resolve("tap.pcapng"), tapFailures::add);
        RunningRelay relay =
            new RunningRelay(
                1, stops, new EventObserver(events::add), new TapObserver(tap::record))) {
      stops.relay = relay;
      leave(relay.peer(), byReset);
      relay.awaitEnd();
    }
    assertEquals(List.of("CONNECTED", "CLOSED"), eventTypes());
    assertEquals(List.of(), tapFailures);
  }

  @Test
  void shouldEndAConnectionOnceThatLeavesInTheTurnOfTheTimeout() throws Exception {
    WhenLeft waitsTooLong = new WhenLeft(relay -> relay.clock().advanceMs(61_000));
    SessionLimits limits = new SessionLimits(1, Duration.ofSeconds(60));
    try (RunningRelay relay =
        new RunningRelay(List.of("CHAT"), limits, waitsTooLong, new EventObserver(events::add))) {
      waitsTooLong.relay = relay;
      leave(relay.peer(), false);
      assertEquals("CHAT: no pair within 60.0 s: nobody is there", relay.failure());
    }
    assertEquals(List.of("CONNECTED", "CLOSED"), eventTypes());
  }

  @Test
  void shouldStillResetAPeerThatWaits() throws Exception {
    WhenLeft stops = new WhenLeft(relay -> relay.stop().request());
    SessionLimits limits = new SessionLimits(1, Duration.ZERO);
    try (RunningRelay relay =
        new RunningRelay(List.of("CHAT", "VOIP"), limits, stops, new EventObserver(events::add))) {
      stops.relay = relay;
      Peer waits = relay.peer(1);
      Peer leaves = relay.peer(0);
      leaves.halfClose();
      relay.awaitEnd();
      waits.assertReset();
    }
    assertEquals(List.of("CONNECTED", "CONNECTED", "CLOSED", "RESET"), eventTypes());
  }
}
