package twoflow.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes a run's files as if its programs had been on several hosts. */
public final class OtherClock {

  /** How much the clock of the chat client is ahead of the capture's, of {@link #threeHosts}. */
  public static final long CHAT_AHEAD_NS = 3_000_000_000L;

  /** Likewise of the VoIP client: it is behind. */
  public static final long VOIP_AHEAD_NS = -2_000_000_000L;

  /** The clock of the capture. */
  public static final String OF_CAPTURE = "0badcafe";

  private static final int TIME = 0;
  private static final int DUE = 9;
  private static final int COLUMNS = 10;

  private OtherClock() {}

  /** Lets a run be of three hosts: the relay's, which captures, and one of each client. */
  public static void threeHosts(Path run) throws IOException {
    ofRelayAndCapture(run);
    ofRole(run, "client-chat", "aaaaaaaa", CHAT_AHEAD_NS);
    ofRole(run, "client-voip", "bbbbbbbb", VOIP_AHEAD_NS);
  }

  /** Lets relay and capture be on one host. */
  public static void ofRelayAndCapture(Path run) throws IOException {
    ofCapture(run, OF_CAPTURE);
    ofRole(run, "relay", OF_CAPTURE, 0);
  }

  /**
   * Sets a program's clock.
   *
   * @param run the run's folder
   * @param role whose events
   * @param clock what the program calls its clock, 8 hexadecimal digits
   * @param aheadNs how much later it is than the one by which it has logged
   */
  public static void ofRole(Path run, String role, String clock, long aheadNs) throws IOException {
    Path file = run.resolve("events").resolve(role + ".csv");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(lines.isEmpty() ? line : later(line, aheadNs));
    }
    String time = lines.get(1).split(",")[TIME];
    lines.add(1, time + ",clock,,,," + clock + ",,,,");
    Files.write(file, lines);
  }

  /** Lets the log of the capture say on which clock the frames' times are. */
  private static void ofCapture(Path run, String clock) throws IOException {
    Path log = run.resolve("capture.log");
    Files.writeString(log, "clock " + clock + "\n" + Files.readString(log));
  }

  private static String later(String line, long aheadNs) {
    String[] columns = line.split(",", COLUMNS);
    for (int column : new int[] {TIME, DUE}) {
      if (!columns[column].isEmpty()) {
        columns[column] = Long.toString(Long.parseLong(columns[column]) + aheadNs);
      }
    }
    return String.join(",", columns);
  }
}
