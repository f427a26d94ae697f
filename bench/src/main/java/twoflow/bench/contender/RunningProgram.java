package twoflow.bench.contender;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.Contender.Ports;

/** A contender's program, started and listening; closing it ends it. */
public final class RunningProgram implements Closeable {

  private static final Duration READY_TIMEOUT = Duration.ofSeconds(20);
  // The kernel takes milliseconds to list its sockets.
  private static final long POLL_NS = 5_000_000;
  private static final long STOP_TIMEOUT_S = 10;

  private final Process process;
  private final InetSocketAddress front;

  private RunningProgram(Process process, InetSocketAddress front) {
    this.process = process;
    this.front = front;
  }

  /**
   * Starts a program and waits until it listens.
   *
   * @param backendPort where the generator listens
   * @param folder an empty folder for its files
   * @throws IOException when it does not come to listen, with what it printed
   */
  public static RunningProgram start(Contender contender, int backendPort, Path folder)
      throws IOException, InterruptedException {
    Ports ports = new Ports(Ports.free(), backendPort);
    ProcessBuilder program = contender.process(ports, folder);
    long startedNs = System.nanoTime();
    Process process = program.start();
    while (!ListenTable.listens(ports.front())) {
      long waitedNs = System.nanoTime() - startedNs;
      if (!process.isAlive() || waitedNs > READY_TIMEOUT.toNanos()) {
        end(process);
        throw contender.notListening(folder);
      }
      TimeUnit.NANOSECONDS.sleep(POLL_NS);
    }
    return new RunningProgram(
        process, new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.front()));
  }

  /** Where its peers connect. */
  public InetSocketAddress front() {
    return front;
  }

  /** What it has used up to now. */
  public ProcessUsage usage() {
    return ProcessUsage.of(process.toHandle());
  }

  @Override
  public void close() throws IOException {
    end(process);
  }

  static void end(Process process) throws IOException {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT_S, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
