package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import twoflow.it.LabProcess;

/**
 * How long a peer of these tests keeps still: 1 s, or what the system property {@code
 * twoflow.it.pauseSeconds} says.
 */
final class Pause {

  private static final Duration LENGTH =
      Duration.ofSeconds(Long.getLong("twoflow.it.pauseSeconds", 1));

  private static final int MAX_TIMES = 3;

  private static final long LOOK_EVERY_NS = 20_000_000;

  /** A thread that only waits hardly ever runs, one that asks again and again always does. */
  private static final double MAX_RUNNING_SHARE = 0.5;

  /** Who waits with short time-outs wakes often; who is to try again does so some times. */
  private static final long MAX_WAKEUPS_PER_SECOND = 25;

  private Pause() {}

  /**
   * Keeps still, and requires that these programs wait meanwhile: that no thread wants to run all
   * the time or wakes again and again. On a busy machine, what a program still had to do may take
   * the first time: who asks again and again does so in the next ones, too.
   */
  static void keepStill(LabProcess... idle) throws IOException {
    keepStillFor(LENGTH, idle);
  }

  /** The same for another time. */
  static void keepStillFor(Duration length, LabProcess... idle) throws IOException {
    Optional<String> fault = Optional.empty();
    for (int time = 0; time < MAX_TIMES; time++) {
      fault = faultWithin(length, idle);
      if (fault.isEmpty()) {
        return;
      }
    }
    fail(fault.get());
  }

  private static Optional<String> faultWithin(Duration length, LabProcess... idle)
      throws IOException {
    List<Looks> looks = new ArrayList<>();
    for (LabProcess process : idle) {
      looks.add(new Looks(process));
    }
    long startNs = System.nanoTime();
    while (System.nanoTime() - startNs < length.toNanos()) {
      LockSupport.parkNanos(LOOK_EVERY_NS);
      for (Looks process : looks) {
        process.look();
      }
    }
    double seconds = (System.nanoTime() - startNs) / 1e9;
    return looks.stream()
        .map(process -> process.fault(seconds))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What the threads of a process do, looked at again and again. */
  private static final class Looks {

    private final LabProcess process;
    private final Map<String, Long> wakeupsBefore;
    private final Map<String, Integer> running = new HashMap<>();
    private ThreadStates last;
    private int looks;

    Looks(LabProcess process) throws IOException {
      this.process = process;
      last = ThreadStates.of(process.pid());
      wakeupsBefore = last.wakeups();
    }

    void look() throws IOException {
      last = ThreadStates.of(process.pid());
      looks++;
      last.sleeps()
          .forEach((thread, sleeps) -> running.merge(thread, sleeps ? 0 : 1, Integer::sum));
    }

    /** Which thread has not waited; empty when all have. */
    Optional<String> fault(double seconds) {
      for (Map.Entry<String, Integer> thread : running.entrySet()) {
        if (thread.getValue() >= MAX_RUNNING_SHARE * looks) {
          return Optional.of(
              thread.getKey()
                  + " ran in "
                  + thread.getValue()
                  + " of "
                  + looks
                  + " looks: "
                  + process);
        }
      }
      for (Map.Entry<String, Long> thread : last.wakeups().entrySet()) {
        long woken = thread.getValue() - wakeupsBefore.getOrDefault(thread.getKey(), 0L);
        if (woken >= MAX_WAKEUPS_PER_SECOND * seconds) {
          return Optional.of(
              thread.getKey() + " woke " + woken + " times in " + seconds + " s: " + process);
        }
      }
      return Optional.empty();
    }
  }
}
