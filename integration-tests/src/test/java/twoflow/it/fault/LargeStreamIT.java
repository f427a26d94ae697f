package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.Events;
import twoflow.it.Exchange;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Much data, and a reader that does not take it: nothing is lost, and little is kept. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class LargeStreamIT {

  /** A relay that kept what its peers do not take would end with an OutOfMemoryError. */
  private static final List<String> SMALL = List.of("-Xmx24m", "-XX:MaxDirectMemorySize=16m");

  private static final int GIB_BLOCKS = 1024;

  /** More than all buffers on the way take: the relay's and the kernel's, on both legs. */
  private static final int STALLED_BLOCKS = 96;

  /** The name of the thread that sends. */
  private static final String SENDER = "sender";

  private static final long MAX_GROWTH_KB = 4 * 1024;

  @TempDir private Path folder;

  @Test
  void shouldCarryOneGibibyteUnchanged() throws Exception {
    CheckedStream stream = new CheckedStream(GIB_BLOCKS);
    try (LabProcess relay = relay("1");
        RawPeer sender = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer reader = new RawPeer(relay.awaitPort("DEMO"));
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Void> sending = thread.submit(() -> stream.sendAll(sender));
      stream.readAll(reader);
      sending.get();
      reader.halfClose();
      relay.shouldExit(0);
      assertEquals(1L << 30, stream.readBytes());
      String summary = "DEMO 1 of 1 pairs ended, " + (1L << 30) + " bytes forwarded";
      assertTrue(relay.stdout().getLast().endsWith(summary), relay::toString);
    }
    assertEquals(1L << 30, forwardedBytes());
  }

  @Test
  void shouldHoldTheSenderBackWhileTheReaderStops() throws Exception {
    CheckedStream stream = new CheckedStream(STALLED_BLOCKS);
    try (LabProcess relay = relay("2");
        RawPeer sender = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer reader = new RawPeer(relay.awaitPort("DEMO"));
        ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name(SENDER).factory())) {
      relay.awaitLog("paired (session 1)");
      long idleKb = ProcessFigures.of(relay).residentKb();
      Future<Void> sending = thread.submit(() -> stream.sendAll(sender));
      UnreadBytes.awaitHeldBack(relay, sender);
      Eventually.holds(() -> ThreadStates.sleeps(SENDER), () -> "the sender is not held back");
      long taken = stream.sentBytes();
      assertTrue(taken < stream.lengthBytes(), () -> taken + " bytes taken");
      long fullKb = ProcessFigures.of(relay).residentKb();
      Pause.keepStill(relay);
      long growthKb = ProcessFigures.of(relay).residentKb() - fullKb;
      assertTrue(growthKb < MAX_GROWTH_KB, () -> "grown by " + growthKb + " KB");
      // The kernel may have taken what was left of one block.
      assertTrue(stream.sentBytes() - taken <= CheckedStream.BLOCK_BYTES, relay::toString);
      System.out.printf(
          "a reader stopped: %d of %d bytes taken, the relay's memory %d KB before, %d KB then,"
              + " grown by %d KB in the pause%n",
          taken, stream.lengthBytes(), idleKb, fullKb, growthKb);
      shouldServeOthersMeanwhile(relay);

      stream.readAll(reader);
      sending.get();
      reader.halfClose();
      relay.shouldExit(0);
      assertEquals(stream.lengthBytes(), stream.readBytes());
    }
  }

  private static void shouldServeOthersMeanwhile(LabProcess relay) throws Exception {
    try (RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("paired (session 2)");
      Exchange.bothWays(one, two, Exchange.random(1_000_000), Exchange.random(1_000_000));
    }
  }

  private LabProcess relay(String sessions) throws IOException {
    String options = "--flow DEMO=0 --log-payload=false --events relay.csv --sessions " + sessions;
    return LabProcess.role(folder, SMALL, "relay", options.split(" "));
  }

  private long forwardedBytes() throws IOException {
    return Events.contiguousBytes(Events.read(folder.resolve("relay.csv")).of("sent", "DEMO"));
  }
}
