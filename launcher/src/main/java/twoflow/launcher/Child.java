package twoflow.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import twoflow.core.concurrent.Uninterruptibly;

/**
 * A process that ends when its standard input ends, also because this process was killed. So no
 * signal has to be sent, which not every system has.
 */
final class Child {

  /** Asks a program of the lab to end, as by SIGTERM, when its standard input ends. */
  private static final String STOP_AT_EOF = "TWOFLOW_STOP_AT_EOF";

  /** Asks a program of the lab to begin when a line comes on its standard input. */
  private static final String START_AT_LINE = "TWOFLOW_START_AT_LINE";

  private final String name;
  private final Process process;
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts a process whose output is read.
   *
   * @param keepsErrors whether its error output is kept for {@link #errors()} instead of reported
   * @param onEvent is called with each line of its output and when it has ended
   */
  static Child read(
      String name,
      List<String> command,
      Path folder,
      boolean keepsErrors,
      Consumer<ChildEvent> onEvent)
      throws IOException {
    ProcessBuilder builder = builder(command, folder);
    Child child = new Child(name, builder.start());
    Consumer<String> onError =
        keepsErrors
            ? child.errors::add
            : line -> onEvent.accept(new ChildEvent.Logged(child, line));
    Thread errorReader = child.reader("errors-" + name, () -> child.readErrors(onError));
    child.reader(
        "output-" + name,
        () -> {
          child.readLines(onEvent);
          Uninterruptibly.join(errorReader);
          child.process.onExit().join();
          onEvent.accept(new ChildEvent.Ended(child));
        });
    return child;
  }

  private static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put(STOP_AT_EOF, "1");
    builder.environment().put(START_AT_LINE, "1");
    return builder;
  }

  private Thread reader(String threadName, Runnable work) {
    return Thread.ofPlatform().daemon().name(threadName).start(work);
  }

  private void readErrors(Consumer<String> onError) {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(onError);
    } catch (IOException e) {
      onError.accept(name + ": its output cannot be read: " + e.getMessage());
    }
  }

  private void readLines(Consumer<ChildEvent> onEvent) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(line -> onEvent.accept(new ChildEvent.Printed(this, line)));
    } catch (IOException e) {
      errors.add(name + ": its output cannot be read: " + e.getMessage());
    }
  }

  /** Its kept error output so far. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Its number. */
  long pid() {
    return process.pid();
  }

  /** How it ended, once it has; a signal's number + 128 where a signal ended it. */
  int exitCode() {
    return process.exitValue();
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** Lets it begin: a client connects and the report reads only then; they are ready before. */
  void begin() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It has ended, which comes as an event.
    }
  }

  /** Asks it to end, with whole files. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended: nothing is left to be asked.
    }
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return name + " (process " + process.pid() + ")";
  }
}
