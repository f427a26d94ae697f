package twoflow.bench.pacing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import twoflow.bench.contender.Contender.Ports;

/** The lab as its users run it: a relay, a listening client-chat, and client-voip, which sends. */
public final class LabSender implements PacedSender {

  /** 80 bytes on the wire: eight chunks and a newline, like a row of the lab's sample. */
  private static final String ROW =
      "2025-12-13T10:00:01.000,Client2,VOIP,VOICE_FRAME_%05d: paced by the bench\n";

  private static final int WRITES_PER_ROW = 9;
  private static final long POLL_NS = 5_000_000;
  private static final long LISTEN_LIMIT_S = 20;
  private static final long END_LIMIT_S = 120;

  private final Path root;
  private final Path folder;
  private final Duration interval;
  private final int rows;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param root the lab's folder
   * @param folder an empty folder for its files
   * @param interval from one write to the next, and from row to row
   * @param count how many writes; what does not fill a row is left out
   */
  public LabSender(Path root, Path folder, Duration interval, int count) throws IOException {
    this.root = root;
    this.folder = folder;
    this.interval = interval;
    this.rows = Math.max(1, count / WRITES_PER_ROW);
    this.port = Ports.free();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,speaker,flow,message\n");
    for (int row = 1; row <= rows; row++) {
      csv.append(ROW.formatted(row));
    }
    Path rowsFile = Files.writeString(folder.resolve("voip.csv"), csv);
    Process relay = run("relay", List.of("--flow", "VOIP=" + port, "--pair-timeout", "60s"));
    awaitLine(relay, "relay", "VOIP listens on");
    Process listener =
        run("client-chat", List.of("--flows", "VOIP", "--voip-port", String.valueOf(port)));
    // A JVM that starts would take the processor away from the first writes.
    awaitLine(listener, "relay", "waits for its partner");
    String pause = interval.toMillis() + "ms";
    List<String> options = new ArrayList<>(List.of("--flows", "VOIP"));
    options.addAll(List.of("--voip-port", String.valueOf(port), "--csv", rowsFile.toString()));
    options.addAll(List.of("--chunk-bytes", String.valueOf(WRITE_BYTES)));
    options.addAll(List.of("--chunk-interval", pause, "--row-gap", pause));
    options.addAll(List.of("--events", events().toString()));
    run("client-voip", options);
  }

  @Override
  public void await() throws IOException, InterruptedException {
    for (Process process : processes) {
      if (!process.waitFor(END_LIMIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("a program of the lab failed, see " + folder);
      }
    }
  }

  @Override
  public Path events() {
    return folder.resolve("events.csv");
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
  }

  private Process run(String role, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("lab").toString(), role));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(role).toFile())
            .start();
    processes.add(process);
    return process;
  }

  private Path log(String role) {
    return folder.resolve(role + ".log");
  }

  /** Waits for a line of a role's log while a process is alive. */
  private void awaitLine(Process process, String role, String text) throws IOException {
    long giveUpNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LISTEN_LIMIT_S);
    while (!Files.readString(log(role)).contains(text)) {
      if (!process.isAlive() || System.nanoTime() > giveUpNs) {
        throw new IOException("'" + text + "' was not logged: " + Files.readString(log(role)));
      }
      LockSupport.parkNanos(POLL_NS);
    }
  }
}
