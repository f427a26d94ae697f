package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import twoflow.it.LabProcess;

/**
 * How long a peer of these tests keeps still: 2 s, or what the system property {@code
 * twoflow.it.pauseSeconds} says.
 */
final class Pause {

  private static final Duration LENGTH =
      Duration.ofSeconds(Long.getLong("twoflow.it.pauseSeconds", 2));

  /** A program that only waits uses next to nothing, one that asks again and again a core. */
  private static final double MAX_CPU = 0.2;

  private Pause() {}

  /** Keeps still, and requires that these programs wait meanwhile without using the processor. */
  static void keepStill(LabProcess... idle) {
    List<ProcessFigures> before = Arrays.stream(idle).map(ProcessFigures::of).toList();
    sleep();
    for (int i = 0; i < idle.length; i++) {
      LabProcess process = idle[i];
      long cpuMs = ProcessFigures.of(process).cpuMs() - before.get(i).cpuMs();
      assertTrue(cpuMs < MAX_CPU * LENGTH.toMillis(), () -> cpuMs + " ms of CPU time: " + process);
    }
  }

  private static void sleep() {
    long endNs = System.nanoTime() + LENGTH.toNanos();
    for (long left = LENGTH.toNanos(); left > 0; left = endNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
