package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run whose folder is there: capture, relay, clients, and at last the report. The capture begins
 * before the relay listens.
 */
final class Demo {

  private final Roles roles;
  private final RoleArguments arguments;
  private final Path folder;
  private final List<String> reportOptions;
  private final ChildGroup children;
  private final Consumer<String> notes;

  /**
   * @param folder the run's folder
   * @param reportOptions how much the report prints
   * @param notes gets what the capture says of its end
   */
  Demo(
      Roles roles,
      RoleArguments arguments,
      Path folder,
      List<String> reportOptions,
      ChildGroup children,
      Consumer<String> notes) {
    this.roles = roles;
    this.arguments = arguments;
    this.folder = folder;
    this.reportOptions = reportOptions;
    this.children = children;
    this.notes = notes;
  }

  /**
   * Runs to the end.
   *
   * @param capture the capture, which was started
   * @throws IOException with a line for the user when the run cannot go on
   * @throws InterruptedException when the run is to stop
   */
  DemoOutcome run(Capture capture) throws IOException, InterruptedException {
    Recorded recorded = record(capture);
    if (capture.began()) {
      capture.sayOutcome(notes);
    }
    int exitCode = recorded.roles().exitCode();
    Optional<String> cause = recorded.roles().cause();
    if (exitCode == 0 && recorded.ofCapture() != 0) {
      exitCode = recorded.ofCapture();
      cause = capture.lastWords();
    }
    if (recorded.report().isPresent()) {
      // There is a report on a failed run, too; then the exit code of the run counts.
      Child report = recorded.report().get();
      report.begin();
      Optional<String> words = children.awaitEndAndLastLine(report);
      if (exitCode == 0 && report.exitCode() != 0) {
        exitCode = report.exitCode();
        cause = words;
      }
    }
    return new DemoOutcome(exitCode, exitCode == 0 ? Optional.empty() : cause);
  }

  /**
   * A run of which all packets are recorded.
   *
   * @param roles how relay and clients have ended
   * @param ofCapture the exit code of the capture; 0 if there was none
   * @param report the report, which is ready to begin; none without a connection
   */
  private record Recorded(RunRoles.End roles, int ofCapture, Optional<Child> report) {}

  private Recorded record(Capture capture) throws IOException, InterruptedException {
    try {
      RunRoles.End rolesEnd = new RunRoles(roles, arguments, capture, children).run(folder);
      // The report gets ready while tcpdump writes its last packets.
      Optional<Child> report = rolesEnd.connected() ? Optional.of(startReport()) : Optional.empty();
      if (!capture.began()) {
        return new Recorded(rolesEnd, 0, report);
      }
      if (rolesEnd.exitCode() != 0) {
        capture.stop();
      }
      return new Recorded(rolesEnd, capture.awaitEnd(children), report);
    } catch (IOException | InterruptedException e) {
      children.endAll();
      if (capture.began()) {
        capture.sayOutcome(notes);
      }
      throw e;
    }
  }

  private Child startReport() throws IOException {
    List<String> options = new ArrayList<>(reportOptions);
    options.add(folder.toString());
    return children.startRead("report", roles.command("report", options));
  }
}
