package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twoflow.core.event.ClockName;

/**
 * On which clocks the times of a run are. A run on one host has one; so have runs of older
 * versions, whose files do not say it. Of several hosts, each has its own, and two clocks are never
 * exactly alike: then a time is compared only with times of the same clock.
 *
 * @param roles the clock of each role's events; empty when its file does not say it
 * @param capture the clock of the frames; empty when that is not known
 */
public record RunClocks(Map<String, Optional<ClockName>> roles, Optional<ClockName> capture) {

  private static final String CAPTURE = "capture";
  private static final int SHOWN_NAMES = 4;
  private static final int SHOWN_CLOCKS = 6;

  /** Keeps the order of the roles. */
  public RunClocks {
    roles = new LinkedHashMap<>(roles);
  }

  /**
   * Reads what the event files of a run say.
   *
   * @param files the event file of each role
   * @param capture the clock of the frames, as its log says
   */
  public static RunClocks read(Map<String, Path> files, Optional<ClockName> capture)
      throws IOException {
    Map<String, Optional<ClockName>> roles = new LinkedHashMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      roles.put(file.getKey(), clock(file.getValue()));
    }
    return new RunClocks(roles, capture);
  }

  /** Those of a run whose capture is a role's own record of what it has read and written. */
  public RunClocks capturedBy(String role) {
    return new RunClocks(roles, roles.getOrDefault(role, Optional.empty()));
  }

  /** Whether the run has times of several clocks. */
  public boolean differ() {
    return known().distinct().count() > 1;
  }

  /** Whether the times of a role's events may be compared with those of frames. */
  public boolean sharesCapture(String role) {
    return !differ()
        || (capture.isPresent() && capture.equals(roles.getOrDefault(role, Optional.empty())));
  }

  /** Who has which clock, in words; of a large run the beginning. */
  public String words() {
    Map<ClockName, List<String>> byClock = new LinkedHashMap<>();
    List<String> silent = new ArrayList<>();
    add(CAPTURE, capture, byClock, silent);
    roles.forEach((role, clock) -> add(role, clock, byClock, silent));
    List<String> groups =
        byClock.values().stream().map(names -> some(names, SHOWN_NAMES, " and ")).toList();
    String unknown = silent.isEmpty() ? "" : "; not known: " + some(silent, SHOWN_NAMES, " and ");
    return byClock.size() + " hosts (" + some(groups, SHOWN_CLOCKS, "; ") + unknown + ")";
  }

  private static void add(
      String name,
      Optional<ClockName> clock,
      Map<ClockName, List<String>> byClock,
      List<String> silent) {
    clock
        .map(known -> byClock.computeIfAbsent(known, key -> new ArrayList<>()))
        .orElse(silent)
        .add(name);
  }

  private static String some(List<String> all, int most, String separator) {
    String shown = all.stream().limit(most).collect(Collectors.joining(separator));
    return all.size() <= most ? shown : shown + separator + (all.size() - most) + " more";
  }

  private Stream<ClockName> known() {
    return Stream.concat(capture.stream(), roles.values().stream().flatMap(Optional::stream));
  }

  private static Optional<ClockName> clock(Path file) throws IOException {
    try (EventReader events = new EventReader(file)) {
      events.next();
      return events.clock();
    } catch (EventFormatException e) {
      return Optional.empty();
    }
  }
}
