package twoflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.analysis.event.EventReader;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.bench.load.CorruptionException;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * The relay with its payload log and events off and on, and the check that both have every byte.
 */
final class LoggedCalls {

  static final String OFF = "lab, log off";
  static final String ON = "lab, log + events";

  private static final Pattern LENGTH = Pattern.compile(" len=(\\d+) seq=");

  private final long bytes;

  /**
   * @param bytes how many bytes the calls send, all together
   */
  LoggedCalls(long bytes) {
    this.bytes = bytes;
  }

  static List<Contender> contenders(Contenders contenders) {
    return List.of(
        contenders.lab(OFF, List.of("--no-log-payload")),
        contenders.lab(ON, List.of("--events", "@FOLDER@/events.csv")));
  }

  /** Checks that the log lines and the events have each byte that was forwarded. */
  void check(Contender contender, Path folder) throws IOException {
    if (contender.name().equals(ON)) {
      require("log", loggedBytes(Contender.output(folder)));
      Map<EventType, Long> bytesOfEvents = bytesOfEvents(folder.resolve("events.csv"));
      require("received events", bytesOfEvents.getOrDefault(EventType.RECEIVED, 0L));
      require("sent events", bytesOfEvents.getOrDefault(EventType.SENT, 0L));
    }
  }

  private void require(String where, long found) throws CorruptionException {
    if (found != bytes) {
      throw new CorruptionException("the " + where + " hold " + found + " of " + bytes + " bytes");
    }
  }

  private static long loggedBytes(Path log) throws IOException {
    long sum = 0;
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher length = LENGTH.matcher(line);
        sum += length.find() ? Long.parseLong(length.group(1)) : 0;
      }
    }
    return sum;
  }

  private static Map<EventType, Long> bytesOfEvents(Path file) throws IOException {
    Map<EventType, Long> sums = new EnumMap<>(EventType.class);
    try (EventReader events = new EventReader(file)) {
      for (Event event = events.next(); event != null; event = events.next()) {
        sums.merge(event.type(), event.lastSeq() - event.firstSeq() + 1, Long::sum);
      }
    }
    return sums;
  }
}
