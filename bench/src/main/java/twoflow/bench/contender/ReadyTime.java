package twoflow.bench.contender;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.Contender.Ports;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;

/**
 * How long a program takes until it listens. Nothing else connects here, so a connection that is
 * closed at once is the quickest way to find out: asking the kernel for its list takes
 * milliseconds.
 */
public final class ReadyTime {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long POLL_NS = 300_000;

  private ReadyTime() {}

  /**
   * Starts a program, waits until it listens, and ends it.
   *
   * @return the time from its start, in milliseconds
   * @throws IOException when it does not come to listen, with what it printed
   */
  public static double of(Contender contender, Path folder)
      throws IOException, InterruptedException {
    Ports ports = new Ports(Ports.free(), Ports.free());
    ProcessBuilder program = contender.process(ports, folder);
    LabClock clock = new SystemClock();
    long startedNs = clock.nowNs();
    Process process = program.start();
    try {
      return awaitMs(startedNs, ports.front(), process);
    } catch (ConnectException e) {
      throw contender.notListening(folder);
    } finally {
      RunningProgram.end(process);
    }
  }

  /**
   * Waits until a port listens.
   *
   * @param sinceNs epoch nanoseconds
   * @param process the one that is to open it; when it has ended, there is nothing to wait for
   * @return the time since then, in milliseconds
   * @throws ConnectException when nothing listens there in time
   */
  public static double awaitMs(long sinceNs, int port, Process process)
      throws IOException, InterruptedException {
    LabClock clock = new SystemClock();
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (true) {
      try {
        SocketChannel.open(address).close();
        return (clock.nowNs() - sinceNs) / 1e6;
      } catch (ConnectException refused) {
        if (!process.isAlive() || clock.nowNs() - sinceNs > LIMIT.toNanos()) {
          throw refused;
        }
        TimeUnit.NANOSECONDS.sleep(POLL_NS);
      }
    }
  }
}
