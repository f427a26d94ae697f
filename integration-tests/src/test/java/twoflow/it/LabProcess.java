package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program of the lab as a real process; what it prints is kept from its start on. */
public final class LabProcess implements AutoCloseable {

  private static final long TIMEOUT_S = 60;

  private final List<String> command;
  private final Process process;
  private final Output stdout;
  private final Output stderr;

  private LabProcess(List<String> command, Path folder, Map<String, String> environment)
      throws IOException {
    this.command = command;
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.stdout = new Output(process.inputReader(StandardCharsets.UTF_8));
    this.stderr =
        new Output(
            new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)));
  }

  /** Starts the jar of a role in a folder. */
  public static LabProcess role(Path folder, String role, String... args) throws IOException {
    return role(folder, List.of(), role, args);
  }

  /** Starts the jar of a role in a folder, with options for its JVM. */
  public static LabProcess role(Path folder, List<String> jvm, String role, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvm);
    command.add("-jar");
    command.add(root().resolve(role).resolve("target").resolve(role + ".jar").toString());
    command.addAll(List.of(args));
    return new LabProcess(command, folder, Map.of());
  }

  /** Starts a command in a folder. */
  public static LabProcess command(Path folder, String... command) throws IOException {
    return command(folder, Map.of(), command);
  }

  /** Starts a command in a folder, with variables besides those of this process. */
  public static LabProcess command(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    return new LabProcess(List.of(command), folder, environment);
  }

  /** The repository. */
  public static Path root() {
    return Path.of(System.getProperty("twoflow.root"));
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** The port that a relay or server says it listens on for a flow. */
  public int awaitPort(String flow) {
    String line = stdout.awaitLine(l -> l.startsWith("listening " + flow + " "), this);
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  /** Waits for a log line. */
  public String awaitLog(String part) {
    return stderr.awaitLine(line -> line.contains(part), this);
  }

  /** Waits for a line on stdout. */
  String awaitResult(String part) {
    return stdout.awaitLine(line -> line.contains(part), this);
  }

  /** Types a line on the program's stdin. */
  void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends the program's stdin, as Ctrl-D does. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Sends a signal such as {@code INT}. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for the end and requires its exit code. */
  public LabProcess shouldExit(int expected) throws InterruptedException {
    assertEquals(expected, exitCode(TIMEOUT_S), this::toString);
    return this;
  }

  /** Waits, no longer than this, for the end; returns the exit code. */
  public int exitCode(long timeoutS) throws InterruptedException {
    if (!process.waitFor(timeoutS, TimeUnit.SECONDS)) {
      fail("still running after " + timeoutS + " s: " + this);
    }
    stdout.awaitEnd();
    stderr.awaitEnd();
    return process.exitValue();
  }

  public List<String> stdout() {
    return stdout.lines();
  }

  public List<String> stderr() {
    return stderr.lines();
  }

  /** The log lines that hold a text. */
  public List<String> logged(String part) {
    return stderr().stream().filter(line -> line.contains(part)).toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return String.join(" ", command)
        + "\n--- stdout\n"
        + String.join("\n", stdout())
        + "\n--- stderr\n"
        + String.join("\n", stderr());
  }

  /** The lines of one output, read on a thread of their own. */
  private static final class Output {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    Output(BufferedReader in) {
      reader = Thread.ofPlatform().daemon().start(() -> readAll(in));
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }

    void awaitEnd() throws InterruptedException {
      reader.join(TimeUnit.SECONDS.toMillis(TIMEOUT_S));
    }

    synchronized String awaitLine(Predicate<String> wanted, LabProcess process) {
      long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
      int next = 0;
      while (true) {
        for (; next < lines.size(); next++) {
          if (wanted.test(lines.get(next))) {
            return lines.get(next);
          }
        }
        long remainingMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
        if (ended || remainingMs <= 0) {
          return fail("the awaited line did not come: " + process);
        }
        try {
          wait(remainingMs);
        } catch (InterruptedException e) {
          return fail("interrupted", e);
        }
      }
    }

    private void readAll(BufferedReader in) {
      try (in) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          synchronized (this) {
            lines.add(line);
            notifyAll();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        synchronized (this) {
          ended = true;
          notifyAll();
        }
      }
    }
  }
}
