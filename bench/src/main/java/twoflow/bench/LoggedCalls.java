package twoflow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.bench.load.CorruptionException;

/**
 * The relay with its payload log and events off and on, and the proof that both hold every byte.
 */
final class LoggedCalls {

  static final String OFF = "lab, log off";
  static final String ON = "lab, log + events";

  private static final Pattern LENGTH = Pattern.compile(" len=(\\d+) seq=");
  private static final int EVENT = 1;
  private static final int FIRST_SEQ = 7;
  private static final int LAST_SEQ = 8;

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

  /** Checks that the log lines and the events hold each byte that was forwarded. */
  void check(Contender contender, Path folder) throws IOException {
    if (contender.name().equals(ON)) {
      require("log", loggedBytes(folder.resolve("output.log")));
      Path events = folder.resolve("events.csv");
      require("received events", eventBytes(events, "received"));
      require("sent events", eventBytes(events, "sent"));
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

  private static long eventBytes(Path events, String event) throws IOException {
    long sum = 0;
    try (BufferedReader lines = Files.newBufferedReader(events)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields[EVENT].equals(event)) {
          sum += Long.parseLong(fields[LAST_SEQ]) - Long.parseLong(fields[FIRST_SEQ]) + 1;
        }
      }
    }
    return sum;
  }
}
