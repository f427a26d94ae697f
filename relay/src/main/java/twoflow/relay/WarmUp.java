package twoflow.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import twoflow.core.cli.SilentLog;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.net.Listeners;
import twoflow.core.pacing.LabClock;
import twoflow.core.run.StopSignal;

/**
 * Sends pieces through a relay of its own before the real relay prints that it listens. A JVM loads
 * its classes when they are first used, and compiles them when they were used often: without this
 * the first read of a run came so late (10 to 60 ms on a busy machine) that the pieces that arrived
 * meanwhile were read as one, and each piece of a short run took some 200 us longer. The packets go
 * over loopback to a port that the system picks, never to a flow's port.
 */
final class WarmUp {

  /** Enough that the JIT compiles the forwarding. */
  private static final int PIECES = 300;

  private static final byte[] PIECE = "warm-up: \u00e9\n".getBytes(StandardCharsets.UTF_8);

  private final LabClock clock;

  WarmUp(LabClock clock) {
    this.clock = clock;
  }

  /** Runs one session: forwards the pieces and both FINs; log and events are thrown away. */
  void run() throws IOException {
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    FlowListener listener =
        new FlowListener("WARM-UP", Listeners.open(loopback, 0), List.of(), false);
    SessionLimits oneSession = new SessionLimits(1, Duration.ZERO);
    try (SilentLog log = new SilentLog();
        Relay relay =
            new Relay(List.of(listener), oneSession, observers(log.logger()), clock, log.logger());
        SocketChannel one = SocketChannel.open(listener.channel().getLocalAddress());
        SocketChannel two = SocketChannel.open(listener.channel().getLocalAddress())) {
      Thread.ofPlatform().name("warm-up").daemon().start(() -> talk(one, two));
      relay.run(new StopSignal());
    }
  }

  private static Observers observers(Logger log) {
    // Formats each event, like an event file, and drops the line.
    EventLog discarding = Event::line;
    return new Observers(List.of(new EventObserver(discarding), new LogObserver(log, true)));
  }

  /** Receives each piece before it sends the next, so that one read never gives two pieces. */
  private static void talk(SocketChannel one, SocketChannel two) {
    ByteBuffer out = ByteBuffer.allocate(PIECE.length);
    ByteBuffer in = ByteBuffer.allocate(PIECE.length);
    // Always closed: the relay must not wait for them.
    try (one;
        two) {
      one.setOption(StandardSocketOptions.TCP_NODELAY, true);
      for (int i = 0; i < PIECES; i++) {
        one.write(out.clear().put(PIECE).flip());
        in.clear();
        while (in.hasRemaining() && two.read(in) >= 0) {
          Thread.onSpinWait();
        }
      }
      one.shutdownOutput();
      two.shutdownOutput();
    } catch (IOException over) {
      // The relay fails with the reason itself.
    }
  }
}
