package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a run. What they do comes as events, one after the other, on the thread that
 * asks. Closing the group ends those that still run. Not thread-safe but for that.
 */
final class ChildGroup implements AutoCloseable {

  /** So long nothing has to come before the display is flushed. */
  private static final long QUIET_MS = 100;

  /** Less than a program has for its end after SIGTERM: then they are ended at once. */
  private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(9);

  private final Path folder;
  private final RunDisplay display;
  private final BlockingQueue<ChildEvent> events = new LinkedBlockingQueue<>();
  private final List<Child> running = new ArrayList<>();

  /**
   * @param folder the processes' working directory
   * @param display gets the lines of those whose output is read
   */
  ChildGroup(Path folder, RunDisplay display) {
    this.folder = folder;
    this.display = display;
  }

  /** Starts a process whose output is read. */
  Child startRead(String name, List<String> command) throws IOException {
    return add(Child.read(name, command, folder, false, events::add));
  }

  /** Starts a process whose standard output is read, and whose error output is kept. */
  Child startKept(String name, List<String> command) throws IOException {
    return add(Child.read(name, command, folder, true, events::add));
  }

  private Child add(Child child) {
    running.add(child);
    return child;
  }

  /**
   * Waits for the next event. The display has got the line by then.
   *
   * @throws IOException when it cannot be shown
   * @throws InterruptedException when the run is to stop
   */
  ChildEvent next() throws IOException, InterruptedException {
    ChildEvent event = events.poll(QUIET_MS, TimeUnit.MILLISECONDS);
    if (event == null) {
      display.flush();
      event = events.take();
    }
    handle(event);
    return event;
  }

  private void handle(ChildEvent event) throws IOException {
    String name = event.child().name();
    switch (event) {
      case ChildEvent.Printed printed -> display.printed(name, printed.line());
      case ChildEvent.Logged logged -> display.logged(name, logged.line());
      case ChildEvent.Ended ended -> running.remove(ended.child());
    }
  }

  /**
   * Waits until a process has ended.
   *
   * @return its exit code
   */
  int awaitEnd(Child child) throws IOException, InterruptedException {
    while (running.contains(child)) {
      next();
    }
    return child.exitCode();
  }

  /**
   * Waits until a process has ended.
   *
   * @return the last line of its output
   */
  Optional<String> awaitEndAndLastLine(Child child) throws IOException, InterruptedException {
    Optional<String> last = Optional.empty();
    while (running.contains(child)) {
      last =
          switch (next()) {
            case ChildEvent.Printed printed -> Optional.of(printed.line());
            case ChildEvent.Logged logged -> Optional.of(logged.line());
            case ChildEvent.Ended ended -> last;
          };
    }
    return last;
  }

  /** Ends all that run: with whole files if they do it in time. */
  void endAll() {
    running.forEach(Child::stop);
    long deadlineNs = System.nanoTime() + STOP_TIMEOUT_NS;
    boolean interrupted = false;
    while (!running.isEmpty()) {
      try {
        ChildEvent event = events.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          running.forEach(Child::kill);
          running.clear();
        } else {
          handleQuietly(event);
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody may see the lines any more; the end goes on. */
  private void handleQuietly(ChildEvent event) {
    try {
      handle(event);
    } catch (IOException e) {
      // What has ended is known, and that is all that counts now.
    }
  }

  @Override
  public void close() {
    endAll();
  }
}
