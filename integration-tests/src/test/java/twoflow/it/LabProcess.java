package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

  /** Starts the jar of a role in a folder, as {@code ./lab} does. */
  public static LabProcess role(Path folder, String role, String... args) throws IOException {
    return role(folder, List.of(), role, args);
  }

  /** Starts the jar of a role in a folder, with options for its JVM. */
  public static LabProcess role(Path folder, List<String> jvm, String role, String... args)
      throws IOException {
    return new LabProcess(javaCommand(jvm, role, args), folder, Map.of());
  }

  /** Starts the jar of a role in a folder, with variables besides those of this process. */
  public static LabProcess role(
      Path folder, Map<String, String> environment, String role, String... args)
      throws IOException {
    return new LabProcess(javaCommand(List.of(), role, args), folder, environment);
  }

  /**
   * Starts the jar of a role under a limit of the system, soft and hard.
   *
   * @param limit as the shell's {@code ulimit} takes it, such as {@code -n 50}
   */
  public static LabProcess limited(Path folder, String limit, String role, String... args)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit " + limit + " && exec \"$0\" \"$@\""));
    command.addAll(javaCommand(List.of("-XX:-MaxFDLimit"), role, args));
    return new LabProcess(command, folder, Map.of());
  }

  /** Starts the jar of a role in a folder; its log goes to a file, or a named pipe. */
  public static LabProcess loggingTo(Path log, Path folder, String role, String... args)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>\"$0\"", log.toString()));
    command.addAll(javaCommand(List.of(), role, args));
    return new LabProcess(command, folder, Map.of());
  }

  private static List<String> javaCommand(List<String> jvm, String role, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(RoleJvm.command(role, jvm));
    command.addAll(List.of(args));
    return command;
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

  /** Reads the log from its first line on, once. */
  public LogReader readLog() {
    return new LogReader();
  }

  /** Waits for a log line in which a regular expression is found. */
  public String awaitLogMatching(String regex) {
    return stderr.awaitLine(Pattern.compile(regex).asPredicate(), this);
  }

  /** Waits for a line on stdout. */
  public String awaitResult(String part) {
    return stdout.awaitLine(line -> line.contains(part), this);
  }

  /** Types a line on the program's stdin. */
  public void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends the program's stdin, as Ctrl-D does. */
  public void endInput() throws IOException {
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

  /** Kills it if it still runs, and waits until it is gone. */
  @Override
  public void close() {
    // Not Process.destroyForcibly(): that closes the streams under the threads that read them.
    process.toHandle().destroyForcibly();
    process.onExit().orTimeout(TIMEOUT_S, TimeUnit.SECONDS).join();
  }

  @Override
  public String toString() {
    return String.join(" ", command)
        + "\n--- stdout\n"
        + String.join("\n", stdout())
        + "\n--- stderr\n"
        + String.join("\n", stderr());
  }

  /** Reads the log on from where it has come; a long log is not searched again and again. */
  public final class LogReader {

    private int next;

    private LogReader() {}

    /** Waits until so many further lines hold a text. */
    public void awaitNext(String part, int count) {
      for (int i = 0; i < count; i++) {
        next = 1 + stderr.awaitLine(next, line -> line.contains(part), LabProcess.this);
      }
    }
  }

  /** The lines of one output, read on a thread of their own. */
  private static final class Output {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;
    private IOException failure;

    Output(BufferedReader in) {
      reader = Thread.ofPlatform().daemon().start(() -> readAll(in));
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }

    void awaitEnd() throws InterruptedException {
      reader.join(TimeUnit.SECONDS.toMillis(TIMEOUT_S));
      failIfUnread();
    }

    private synchronized void failIfUnread() {
      if (failure != null) {
        fail("the output cannot be read", failure);
      }
    }

    synchronized String awaitLine(Predicate<String> wanted, LabProcess process) {
      return lines.get(awaitLine(0, wanted, process));
    }

    /** Waits for a line from this one on; returns its number, from 0. */
    synchronized int awaitLine(int first, Predicate<String> wanted, LabProcess process) {
      long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_S);
      int next = first;
      while (true) {
        for (; next < lines.size(); next++) {
          if (wanted.test(lines.get(next))) {
            return next;
          }
        }
        long remainingMs = TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime());
        failIfUnread();
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
        synchronized (this) {
          failure = e;
        }
      } finally {
        synchronized (this) {
          ended = true;
          notifyAll();
        }
      }
    }
  }
}
