package twoflow.it.chat;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A session of tmux with one window, in control mode (tmux(1)): one process takes all commands, and
 * says when the window changes. A process for each command and each look would be thousands.
 */
final class TmuxControl implements AutoCloseable {

  private static final long TIMEOUT_S = 60;
  private static final String BEGIN = "%begin";

  /** Comes after the last line. It is known by its identity: a window may show any words. */
  private static final String END = new String("tmux has ended");

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  /**
   * Starts tmux, which ends with this process.
   *
   * @param socket is made, and is different for each session
   * @param shell the command in the window, 80 columns wide
   */
  TmuxControl(Path folder, Path socket, String shell) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-f", "/dev/null", "-C"));
    command.addAll(List.of("-S", socket.toString()));
    command.addAll(List.of("new-session", "-x", "80", "-y", "30", shell));
    process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofPlatform().daemon().name("tmux").start(() -> readAll(reader));
    try {
      reply();
      ask("set-option", "destroy-unattached", "on");
    } catch (IOException | InterruptedException | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void readAll(BufferedReader reader) {
    try (reader) {
      reader.lines().forEach(said::add);
    } catch (IOException e) {
      said.add(e.toString());
    } finally {
      said.add(END);
    }
  }

  /** Gives a command; returns what tmux answers. */
  List<String> ask(String... words) throws IOException, InterruptedException {
    write(Arrays.stream(words).map(TmuxControl::quoted).collect(Collectors.joining(" ")));
    return reply();
  }

  private void write(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\"'\"'").replace("\n", "'\"\\n\"'") + "'";
  }

  private List<String> reply() throws InterruptedException {
    String line = next();
    while (!line.startsWith(BEGIN)) {
      line = next();
    }
    String number = line.substring(BEGIN.length());
    List<String> reply = new ArrayList<>();
    for (line = next(); !line.equals("%end" + number); line = next()) {
      if (line.equals("%error" + number)) {
        fail("tmux: " + reply);
      }
      reply.add(line);
    }
    return reply;
  }

  private String next() throws InterruptedException {
    String line = said.poll(TIMEOUT_S, TimeUnit.SECONDS);
    if (line == null || line == END) {
      fail("tmux does not answer: " + line);
    }
    return line;
  }

  /** Waits until the window may have changed since the last answer; says whether it has in time. */
  boolean awaitChange(long deadlineNs) throws InterruptedException {
    String change = said.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (change == END) {
      said.add(END);
      return false;
    }
    // The next answer has all these changes.
    said.removeIf(line -> line != END);
    return change != null;
  }

  /** Ends it; what runs in the window gets SIGHUP. */
  @Override
  public void close() throws IOException {
    write("kill-server");
    process.onExit().orTimeout(TIMEOUT_S, TimeUnit.SECONDS).join();
  }
}
