package twoflow.analysis.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.analysis.link.CaptureSummary;
import twoflow.pcap.file.Damage;

/** Whether the capture file is whole, and what the capture itself said at its end. */
final class FileChecks {

  private static final String OUTCOME = "capture: ";
  private static final String UNAVAILABLE = "capture: UNAVAILABLE";
  private static final String COMPLETE = OUTCOME + "complete";
  private static final Pattern COUNT = Pattern.compile("(\\d{1,18}) packets captured");

  private final CaptureSummary summary;
  private final Optional<Path> captureLog;

  FileChecks(CaptureSummary summary, Optional<Path> captureLog) {
    this.summary = summary;
    this.captureLog = captureLog;
  }

  void check(CheckList checks) throws IOException {
    String outcome = captureLog.isPresent() ? lastOutcome(captureLog.get()) : "";
    Matcher counted = COUNT.matcher(outcome);
    boolean contradicts =
        isOfTheLog() && counted.find() && Long.parseLong(counted.group(1)) != summary.packets();
    boolean damaged = summary.damage().isPresent();
    if (contradicts && !damaged) {
      // First of all: the file looks whole, and what it lacks makes others fail.
      checkCount(checks, Long.parseLong(counted.group(1)));
    }
    checkFile(checks);
    if (contradicts && damaged) {
      checkCount(checks, Long.parseLong(counted.group(1)));
    } else if (!contradicts) {
      checkLog(checks, outcome);
    }
  }

  /**
   * Whether the log speaks of this file: a run's own capture, even if an editor wrote it again in
   * another format; not the relay's tap, and not a capture that somebody made besides.
   */
  private boolean isOfTheLog() {
    return !summary.tap()
        && (summary.format().startsWith("pcap,") || summary.fileName().startsWith("two-flow."));
  }

  private void checkCount(CheckList checks, long captured) {
    long missing = captured - summary.packets();
    String packets = Math.abs(missing) == 1 ? "1 packet was" : Math.abs(missing) + " packets were";
    String where =
        missing < 0
            ? " added to the file"
            : summary.damage().isPresent()
                ? " captured and cannot be read in the file"
                : " taken out of the file";
    Check check =
        Check.failed(
            CheckKind.CAPTURE_COUNT,
            "",
            captured + " packets captured, but the file has " + summary.packets(),
            "packets were taken out of the file or added after the run, or it was cut off");
    checks.add(check.named(check.name(), packets + where));
  }

  private void checkFile(CheckList checks) {
    String packets = packets();
    Optional<Damage> damage = summary.damage();
    if (damage.isPresent()) {
      String cause =
          damage.get().cutOff()
              ? "the capture was killed or its disk was full, or the copy is partial; all packets"
                  + " before were used"
              : "the file was changed after the run; all packets before were used";
      String found = packets + ", then " + damage.get().what();
      checks.failed(CheckKind.CAPTURE_FILE, found, cause);
    } else if (summary.packets() > 0 && summary.unreadPackets() == summary.packets()) {
      checks.failed(CheckKind.CAPTURE_FILE, packets, new UnreadText(summary).remedy());
    } else {
      checks.check(
          CheckKind.CAPTURE_FILE,
          "",
          summary.packets() > 0,
          packets + ", whole",
          "nothing was captured: wrong interface or ports, or it ended before it began");
    }
  }

  private String packets() {
    StringBuilder text = new StringBuilder(summary.fileName());
    text.append(": ").append(summary.packets()).append(" packets (").append(summary.format());
    text.append(')');
    if (summary.otherFrames() > 0) {
      text.append(", ").append(summary.otherFrames()).append(" frames that are no packets");
    }
    String unread = new UnreadText(summary).found();
    return unread.isEmpty() ? text.toString() : text + ", " + unread;
  }

  private void checkLog(CheckList checks, String outcome) {
    if (captureLog.isEmpty()) {
      checks.passed(CheckKind.CAPTURE_LOG, "there is none: kernel drops are not known");
    } else if (outcome.startsWith(COMPLETE)) {
      checks.passed(CheckKind.CAPTURE_LOG, outcome.substring(OUTCOME.length()));
    } else if (outcome.isEmpty()) {
      checks.failed(
          CheckKind.CAPTURE_LOG,
          "it has no outcome",
          "the capture was killed, or it is still running");
    } else if (summary.format().startsWith("pcapng") && outcome.startsWith(UNAVAILABLE)) {
      checks.passed(CheckKind.CAPTURE_LOG, "tcpdump could not capture; this is the relay's tap");
    } else {
      checks.failed(
          CheckKind.CAPTURE_LOG,
          outcome.substring(OUTCOME.length()),
          "packets may be missing: run it again");
    }
  }

  private static String lastOutcome(Path log) throws IOException {
    // Tolerant of bytes that are no UTF-8: only the lines with an outcome count.
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return lines.reversed().stream().filter(l -> l.startsWith(OUTCOME)).findFirst().orElse("");
  }
}
