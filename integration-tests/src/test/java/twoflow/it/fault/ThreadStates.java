package twoflow.it.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Linux says of the threads of a process at one moment. On a busy machine a thread that wants
 * to run may wait for a processor, but it does not sleep.
 *
 * @param sleeps by thread: whether it waits for something to happen
 * @param wakeups by thread: how often it has waited since its start
 */
record ThreadStates(Map<String, Boolean> sleeps, Map<String, Long> wakeups) {

  static ThreadStates of(long pid) throws IOException {
    Map<String, Boolean> sleeps = new HashMap<>();
    Map<String, Long> wakeups = new HashMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        try {
          List<String> status = Files.readAllLines(thread.resolve("status"));
          String name = thread.getFileName() + " " + value(status, "Name:");
          sleeps.put(name, value(status, "State:").startsWith("S"));
          wakeups.put(name, Long.parseLong(value(status, "voluntary_ctxt_switches:")));
        } catch (NoSuchFileException ended) {
          // It ended between the two looks.
        }
      }
    }
    return new ThreadStates(sleeps, wakeups);
  }

  /** Whether all threads of a process wait for something to happen. */
  static boolean allSleep(long pid) throws IOException {
    return !of(pid).sleeps().containsValue(false);
  }

  /** Whether a thread of this JVM waits for something to happen. */
  static boolean sleeps(String name) throws IOException {
    return of(ProcessHandle.current().pid()).sleeps().entrySet().stream()
        .anyMatch(thread -> thread.getKey().endsWith(" " + name) && thread.getValue());
  }

  private static String value(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).trim())
        .findFirst()
        .orElseThrow();
  }
}
