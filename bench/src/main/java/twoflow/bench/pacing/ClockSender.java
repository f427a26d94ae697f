package twoflow.bench.pacing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.Contenders;
import twoflow.bench.figure.Figures;

/** The sender written in C, {@code bench/pacing/clock-sender.c}, and the listener it sends to. */
public final class ClockSender implements PacedSender {

  private static final Duration COMPILE_LIMIT = Duration.ofSeconds(30);
  private static final Duration END_LIMIT = Duration.ofSeconds(120);

  private final Path program;
  private final Duration interval;
  private final int count;
  private final ServerSocket listener;
  private Process process;
  private long startNs;

  /**
   * @param program what {@link #compile} made
   * @param interval from one write to the next
   * @param count how many writes
   */
  public ClockSender(Path program, Duration interval, int count) throws IOException {
    this.program = program;
    this.interval = interval;
    this.count = count;
    this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /**
   * Compiles the program into a folder.
   *
   * @throws IOException when there is no C compiler, or it fails
   */
  public static Path compile(Path root, Path folder) throws IOException, InterruptedException {
    Path compiler =
        Contenders.onPath("cc")
            .orElseThrow(
                () -> new IOException("no C compiler (Debian: apt install gcc libc6-dev)"));
    Path program = folder.resolve("clock-sender");
    String source = root.resolve("bench/pacing/clock-sender.c").toString();
    Process process =
        new ProcessBuilder(compiler.toString(), "-O2", "-o", program.toString(), source)
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(COMPILE_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the C sender does not compile: " + words.strip());
    }
    return program;
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void start() throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                String.valueOf(port()),
                String.valueOf(WRITE_BYTES),
                String.valueOf(interval.toNanos()),
                String.valueOf(count))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread.ofPlatform().name("clock-sender-sink").daemon().start(this::sink);
    startNs = Long.parseLong(process.inputReader().readLine());
  }

  private void sink() {
    try (Socket socket = listener.accept()) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The sender's exit code, and the capture, show what went wrong.
    }
  }

  @Override
  public void await() throws IOException, InterruptedException {
    if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("the C sender failed");
    }
    listener.close();
  }

  @Override
  public Figures lateness(Path capture) throws IOException {
    Schedule schedule = Schedule.even(startNs, interval.toNanos(), WRITE_BYTES, count);
    return new Lateness(schedule, new WireTimes(capture, port()).busiest()).figures();
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
    }
    listener.close();
  }
}
