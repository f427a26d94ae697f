package twoflow.bench.pacing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.CommandOutput;
import twoflow.bench.contender.Contenders;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.net.Addresses;

/** The sender written in C, {@code bench/pacing/clock-sender.c}, and the listener it sends to. */
public final class ClockSender implements PacedSender {

  private static final Duration END_LIMIT = Duration.ofSeconds(120);

  private final Path program;
  private final Path folder;
  private final Duration interval;
  private final int count;
  private final ServerSocket listener;
  private Process process;
  private String client;
  private String server;
  private long startNs;

  /**
   * @param program what {@link #compile} made
   * @param folder an empty folder for its event file
   * @param interval from one write to the next
   * @param count how many writes
   */
  public ClockSender(Path program, Path folder, Duration interval, int count) throws IOException {
    this.program = program;
    this.folder = folder;
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
    CommandOutput output =
        CommandOutput.of(List.of(compiler.toString(), "-O2", "-o", program.toString(), source));
    if (output.exitCode() != 0) {
      throw new IOException("the C sender does not compile: " + output.text());
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
    String start = process.inputReader().readLine();
    if (start == null) {
      throw new IOException("the C sender did not connect");
    }
    startNs = Long.parseLong(start);
    Socket connection = listener.accept();
    client = Addresses.text(connection.getRemoteSocketAddress());
    server = Addresses.text(connection.getLocalSocketAddress());
    Thread.ofPlatform().name("clock-sender-sink").daemon().start(() -> discard(connection));
  }

  private static void discard(Socket connection) {
    try (connection) {
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
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

  /** The program logs nothing: its schedule is known, and the times of its writes are left out. */
  @Override
  public Path events() throws IOException {
    List<String> lines = new ArrayList<>(List.of(Event.HEADER));
    for (int i = 0; i < count; i++) {
      long firstSeq = (long) i * WRITE_BYTES + 1;
      long lastSeq = firstSeq + WRITE_BYTES - 1;
      long dueNs = startNs + i * interval.toNanos();
      lines.add(
          new Event(0, EventType.SENT, "C", 0, 0, client, server, firstSeq, lastSeq, dueNs).line());
    }
    return Files.write(folder.resolve("events.csv"), lines);
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
    }
    listener.close();
  }
}
