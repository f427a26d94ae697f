package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The processes of one copy of the lab, by its folder in their command lines (Linux). */
final class LeftProcesses {

  private static final Path PROC = Path.of("/proc");
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int TIMES_NONE = 4;

  private final String folder;

  LeftProcesses(Path folder) {
    this.folder = folder.toString();
  }

  /** Whether this system shows its processes. */
  static boolean canBeSeen() {
    return Files.exists(PROC.resolve("self/cmdline"));
  }

  /** Waits for a process with this in its command line; returns its number. */
  long await(String part) throws IOException {
    long deadlineNs = System.nanoTime() + 4 * PATIENCE_NS;
    while (true) {
      for (Map.Entry<Long, String> process : running().entrySet()) {
        if (process.getValue().contains(part)) {
          return process.getKey();
        }
      }
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("no process with " + part + " came: " + running());
      }
      LockSupport.parkNanos(POLL_NS);
    }
  }

  /**
   * Requires that none is left within a few seconds. A process that is just becoming another
   * program shows no command line, so none must be seen several times in turn.
   */
  void shouldEnd() throws IOException {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    int timesNone = 0;
    while (timesNone < TIMES_NONE && System.nanoTime() < deadlineNs) {
      LockSupport.parkNanos(POLL_NS);
      timesNone = running().isEmpty() ? timesNone + 1 : 0;
    }
    assertEquals(Map.of(), running());
  }

  private Map<Long, String> running() throws IOException {
    List<Path> processes;
    try (Stream<Path> entries = Files.list(PROC)) {
      processes = entries.filter(p -> p.getFileName().toString().matches("[0-9]+")).toList();
    }
    Map<Long, String> running = new TreeMap<>();
    for (Path process : processes) {
      String command = commandOf(process);
      if (command.contains(folder)) {
        running.put(Long.valueOf(process.getFileName().toString()), command);
      }
    }
    return running;
  }

  /** Empty for a process that has ended. */
  private static String commandOf(Path process) {
    try {
      byte[] command = Files.readAllBytes(process.resolve("cmdline"));
      return new String(command, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }
}
