package twoflow.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.helpers.NOPLogger;
import twoflow.core.event.EventLog;
import twoflow.core.net.Listeners;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.Printable;
import twoflow.core.run.StopSignal;

/**
 * Sends one piece through a relay of its own, before the real one says that it listens. A JVM loads
 * its classes when they are first used: without this the first read of a run came so late (10 to 60
 * ms on a busy machine) that the pieces that arrived meanwhile were read as one. Its few packets go
 * over loopback to a port that the system picks, never to a flow's port.
 */
final class WarmUp {

  private final LabClock clock;

  WarmUp(LabClock clock) {
    this.clock = clock;
  }

  /** Pairs two peers, passes a piece and both ends on, and throws it all away. */
  void run() throws IOException {
    byte[] piece = "warm-up\n".getBytes(StandardCharsets.UTF_8);
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    FlowListener listener = new FlowListener("WARM-UP", Listeners.open(loopback, 0));
    Observers observers =
        new Observers(
            List.of(new EventObserver(EventLog.NONE), new LogObserver(NOPLogger.NOP_LOGGER, true)));
    Pairing once = new Pairing(1, Duration.ZERO);
    try (Relay relay = new Relay(List.of(listener), once, observers, clock, NOPLogger.NOP_LOGGER);
        SocketChannel one = SocketChannel.open(listener.channel().getLocalAddress());
        SocketChannel two = SocketChannel.open(listener.channel().getLocalAddress())) {
      one.write(ByteBuffer.wrap(piece));
      one.shutdownOutput();
      two.shutdownOutput();
      relay.run(new StopSignal());
    }
    Printable.of(piece, piece.length);
  }
}
