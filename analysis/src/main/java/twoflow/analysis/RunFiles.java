package twoflow.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import twoflow.analysis.link.RunKind;
import twoflow.core.event.ClockName;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;

/**
 * The files of a run that are read.
 *
 * @param folder the run's folder
 * @param capture its capture file
 * @param events the event file of each role
 */
public record RunFiles(Path folder, Path capture, Map<String, Path> events) {

  /** What the annotated capture says of the program that wrote it. */
  public static final String ANNOTATED_BY = "Two-Flow TCP Lab report";

  private static final List<String> CAPTURES =
      List.of(
          "two-flow.pcap",
          "two-flow.pcapng",
          "two-flow.pcap.gz",
          "two-flow.pcapng.gz",
          "tap.pcapng",
          "tap.pcapng.gz",
          "chat-demo.pcap",
          "chat-demo.pcapng",
          "chat-demo.pcap.gz",
          "chat-demo.pcapng.gz");
  private static final String CAPTURE_LOG = "capture.log";
  private static final String EVENTS = "events";
  private static final String CSV = ".csv";
  private static final Pattern OWN_CAPTURE = Pattern.compile("(two-flow|chat-demo)[.]");
  private static final Pattern CLOCK = Pattern.compile("(?m)^clock ([0-9a-f]{8})$");
  private static final Pattern LISTENING = Pattern.compile("listening on ([^, ]+)");

  /**
   * Looks for the files.
   *
   * @param given the capture file that the user named; may be {@code null}
   * @throws WrongUseException when there is no capture
   */
  public static RunFiles find(Path folder, Path given) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WrongUseException(
          folder + ": no such folder: name a run's folder, such as captures/two-flow");
    }
    Path capture = given != null ? given : capture(folder);
    if (!Files.isRegularFile(capture)) {
      throw new WrongUseException(
          capture
              + (Files.isDirectory(capture)
                  ? ": a folder: name the capture file in it"
                  : ": no such capture file"));
    }
    return new RunFiles(folder, capture, events(folder.resolve(EVENTS)));
  }

  /**
   * Finds the folder of a run that a user names: as given from where the user stands, else from the
   * lab's folder, else as the name of a run in {@code captures/}.
   *
   * @param root the folder that holds {@code captures}
   * @throws WrongUseException when there is no such folder
   */
  public static Path locate(Path run, Path root) {
    if (run.isAbsolute()) {
      return run;
    }
    List<Path> folders =
        Stream.of(run, root.resolve(run), root.resolve("captures").resolve(run))
            .filter(Files::isDirectory)
            .toList();
    if (!folders.isEmpty()) {
      // The lab's own folder chat-demo, say, is none of a run.
      return folders.stream().filter(RunFiles::isRun).findFirst().orElse(folders.getFirst());
    }
    // A name alone is a run's, whether there is one or not.
    String missing = run.getNameCount() == 1 ? "captures/" + run : run.toString();
    throw new WrongUseException(
        missing + ": no such folder: name a run, such as two-flow, or its folder");
  }

  /** Whether a folder has what a run leaves: a capture, its log, or events. */
  public static boolean isRun(Path folder) {
    return Stream.concat(CAPTURES.stream(), Stream.of(CAPTURE_LOG, EVENTS))
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** Which of the lab's arrangements it is, by the server's event file or the capture's name. */
  public RunKind kind() {
    return events.containsKey(RunKind.CHAT_DEMO.middleRole())
            || capture.getFileName().toString().startsWith("chat-demo.")
        ? RunKind.CHAT_DEMO
        : RunKind.TWO_FLOW;
  }

  /** The run's name, as a person may see it: the folder may come from somebody else. */
  public String run() {
    return Printable.of(folder.toAbsolutePath().normalize().getFileName().toString());
  }

  /** The log of the capture. */
  public Optional<Path> captureLog() {
    return Optional.of(folder.resolve(CAPTURE_LOG)).filter(Files::isRegularFile);
  }

  /** The interface that tcpdump says it listened on; empty when the log does not say. */
  public String interfaceName() throws IOException {
    if (captureLog().isEmpty()) {
      return "";
    }
    String log = new String(Files.readAllBytes(captureLog().get()), StandardCharsets.UTF_8);
    Matcher words = LISTENING.matcher(log);
    return words.find() ? Printable.of(words.group(1)) : "";
  }

  /** On which clock the frames' times are; empty when the capture's log does not say it. */
  public Optional<ClockName> captureClock() throws IOException {
    boolean ofTheLog = OWN_CAPTURE.matcher(capture.getFileName().toString()).lookingAt();
    if (captureLog().isEmpty() || !ofTheLog) {
      return Optional.empty();
    }
    String log = new String(Files.readAllBytes(captureLog().get()), StandardCharsets.UTF_8);
    Matcher line = CLOCK.matcher(log);
    return line.find() ? Optional.of(new ClockName(line.group(1))) : Optional.empty();
  }

  private static Path capture(Path folder) {
    return CAPTURES.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new WrongUseException(
                folder
                    + ": no capture file ("
                    + String.join(", ", CAPTURES)
                    + "): make a run with './lab demo', or name the file with './lab report --capture'"));
  }

  private static Map<String, Path> events(Path folder) throws IOException {
    Map<String, Path> events = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(CSV)).toList()) {
          if (!Files.isRegularFile(file)) {
            throw new WrongUseException(file + ": not a file of events: move it aside");
          }
          String name = file.getFileName().toString();
          events.put(Printable.of(name.substring(0, name.length() - CSV.length())), file);
        }
      }
    }
    return events;
  }
}
