package twoflow.bench.contender;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.Contender.Ports;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;

/** A contender's program, started and listening; closing it ends it. */
public final class Launched implements Closeable {

  private static final Duration READY_TIMEOUT = Duration.ofSeconds(20);
  private static final long POLL_NS = 500_000;
  private static final long STOP_TIMEOUT_S = 10;

  private final Process process;
  private final InetSocketAddress front;
  private final double readyMs;

  private Launched(Process process, InetSocketAddress front, double readyMs) {
    this.process = process;
    this.front = front;
    this.readyMs = readyMs;
  }

  /**
   * Starts a program and waits until it listens.
   *
   * @param backendPort where the generator listens
   * @param folder an empty folder for its files
   * @throws IOException when it does not come to listen, with what it said
   */
  public static Launched start(Contender contender, int backendPort, Path folder)
      throws IOException, InterruptedException {
    Ports ports = new Ports(Ports.free(), backendPort);
    List<String> command = contender.launcher().command(ports, folder);
    Path output = folder.resolve("output.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    long startedNs = System.nanoTime();
    Process process = builder.start();
    while (!ListenTable.listens(ports.front())) {
      long waitedNs = System.nanoTime() - startedNs;
      if (!process.isAlive() || waitedNs > READY_TIMEOUT.toNanos()) {
        end(process);
        throw new IOException(
            contender.name() + " does not listen: " + Files.readString(output).strip());
      }
      TimeUnit.NANOSECONDS.sleep(POLL_NS);
    }
    double readyMs = (System.nanoTime() - startedNs) / 1e6;
    return new Launched(
        process, new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.front()), readyMs);
  }

  /**
   * Waits until a port listens that some other process opens.
   *
   * @param sinceEpochNs when the waiting began
   * @return how long after that it was seen to listen
   * @throws IOException when it does not come to listen
   */
  public static long listeningAfterNs(long sinceEpochNs, int port)
      throws IOException, InterruptedException {
    LabClock clock = new SystemClock();
    while (!ListenTable.listens(port)) {
      if (clock.nowNs() - sinceEpochNs > READY_TIMEOUT.toNanos()) {
        throw new IOException("nobody listens on port " + port);
      }
      TimeUnit.NANOSECONDS.sleep(POLL_NS);
    }
    return clock.nowNs() - sinceEpochNs;
  }

  /** Where its peers connect. */
  public InetSocketAddress front() {
    return front;
  }

  /** How long it took from its start to the first listening socket. */
  public double readyMs() {
    return readyMs;
  }

  /** What it has used up to now. */
  public ProcessUsage usage() {
    return ProcessUsage.of(process.toHandle());
  }

  @Override
  public void close() throws IOException {
    end(process);
  }

  private static void end(Process process) throws IOException {
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
