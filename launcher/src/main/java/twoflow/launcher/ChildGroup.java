package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a run. What they do comes as events, one after the other, on the thread that
 * asks. Closing the group ends those that still run. Not thread-safe but for that.
 */
final class ChildGroup implements AutoCloseable {

  /** Less than a program has for its end after SIGTERM: then they are ended at once. */
  private static final long STOP_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(9);

  private final Path folder;
  private final StandardOutput out;
  private final BlockingQueue<ChildEvent> events = new LinkedBlockingQueue<>();
  private final List<Child> running = new ArrayList<>();

  /**
   * @param folder the processes' working directory
   * @param out gets the lines of those whose output is read
   */
  ChildGroup(Path folder, StandardOutput out) {
    this.folder = folder;
    this.out = out;
  }

  /**
   * Starts a process whose output goes where this process' output goes. It gets ready and waits for
   * {@link Child#begin}.
   */
  Child start(String name, List<String> command) throws IOException {
    return add(Child.sharingOutput(name, command, folder, events::add));
  }

  /** Starts a process whose standard output is read. */
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
   * Waits for the next event. A line that was read has been printed then.
   *
   * @throws IOException when it cannot be printed
   * @throws InterruptedException when the run is to stop
   */
  ChildEvent next() throws IOException, InterruptedException {
    ChildEvent event = events.take();
    switch (event) {
      case ChildEvent.Printed printed -> out.println(printed.line());
      case ChildEvent.Ended ended -> running.remove(ended.child());
    }
    return event;
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

  /** Ends all that run: with whole files if they do it in time. */
  void endAll() {
    running.forEach(Child::stop);
    long deadlineNs = System.nanoTime() + STOP_TIMEOUT_NS;
    boolean interrupted = false;
    while (!running.isEmpty()) {
      try {
        ChildEvent event = events.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        switch (event) {
          case null -> {
            running.forEach(Child::kill);
            running.clear();
          }
          case ChildEvent.Printed printed -> out.print(printed.line());
          case ChildEvent.Ended ended -> running.remove(ended.child());
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    endAll();
  }
}
