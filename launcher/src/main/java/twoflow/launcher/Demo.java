package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.row.Flow;

/**
 * A run whose folder is there: capture, relay, clients, and at last the report. The capture begins
 * before the relay listens. The clients get ready meanwhile, and connect when it does.
 */
final class Demo {

  private static final String LISTENS = "listening VOIP ";

  private final Path folder;
  private final String run;
  private final RunPorts ports;
  private final List<String> pace;
  private final boolean tap;
  private final ChildGroup children;
  private final StandardOutput out;
  private final Roles roles;

  /**
   * @param pace the clients' options that say when rows are sent
   * @param tap whether the relay writes its own capture, too
   */
  Demo(
      Roles roles,
      Path folder,
      String run,
      RunPorts ports,
      List<String> pace,
      boolean tap,
      ChildGroup children,
      StandardOutput out) {
    this.folder = folder;
    this.run = run;
    this.ports = ports;
    this.pace = pace;
    this.tap = tap;
    this.children = children;
    this.out = out;
    this.roles = roles;
  }

  /**
   * Runs to the end.
   *
   * @param capture the capture, which was started
   * @return the exit code: of the program that failed first, else of the capture, else of the
   *     report
   * @throws IOException with a line for the user when the run cannot go on
   * @throws InterruptedException when the run is to stop
   */
  int run(Capture capture) throws IOException, InterruptedException {
    Recorded recorded = record(capture);
    if (capture.began()) {
      capture.printOutcome(System.err);
    }
    // There is a report on a failed run, too; then the exit code of the run counts.
    recorded.report().begin();
    int ofReport = children.awaitEnd(recorded.report());
    int result = recorded.exitCode() == 0 ? ofReport : recorded.exitCode();
    if (result == 0) {
      out.println(
          "lab: done, the files of the run are in captures/" + run + ", first of all report.html");
    } else {
      System.err.println("lab: the run failed; what it left is in captures/" + run);
    }
    return result;
  }

  /**
   * A run of which all packets are recorded.
   *
   * @param exitCode of the program that failed first, else of the capture
   * @param report the report, which is ready to begin
   */
  private record Recorded(int exitCode, Child report) {}

  private Recorded record(Capture capture) throws IOException, InterruptedException {
    try {
      int result = runRoles(capture);
      // It gets ready while tcpdump writes its last packets.
      Child report = children.start("report", roles.command("report", List.of(folder.toString())));
      if (!capture.began()) {
        return new Recorded(result, report);
      }
      if (result != 0) {
        capture.stop();
      }
      int ofCapture = capture.awaitEnd(children);
      return new Recorded(result == 0 ? ofCapture : result, report);
    } catch (IOException | InterruptedException e) {
      children.endAll();
      if (capture.began()) {
        capture.printOutcome(System.err);
      }
      throw e;
    }
  }

  /** Runs the relay and the clients to their end; returns the exit code of the first that fails. */
  private int runRoles(Capture capture) throws IOException, InterruptedException {
    Child relay = startRelay(capture);
    List<Child> clients =
        List.of(
            startClient(capture, "client-chat", "127.0.0.11"),
            startClient(capture, "client-voip", "127.0.0.12"));
    List<Child> running = new ArrayList<>(clients);
    running.add(relay);
    boolean listens = false;
    int result = 0;
    while (!running.isEmpty()) {
      ChildEvent event = children.next();
      if (event instanceof ChildEvent.Printed printed) {
        if (!listens && printed.child() == relay && printed.line().startsWith(LISTENS)) {
          listens = true;
          clients.forEach(Child::begin);
        }
      } else if (running.remove(event.child()) && event.child().exitCode() != 0 && result == 0) {
        // Those that are stopped now fail, too: the first one is the cause.
        result = event.child().exitCode();
        running.forEach(Child::stop);
      }
    }
    return result;
  }

  private Child startRelay(Capture capture) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--run", run, "--pair-timeout", "60s"));
    for (Flow flow : Flow.values()) {
      arguments.addAll(List.of("--flow", flow + "=" + ports.of(flow)));
    }
    // If capturing is not permitted, the tap is the capture.
    if (tap || !capture.began()) {
      String file = capture.began() ? "tap.pcapng" : "two-flow.pcapng";
      arguments.addAll(List.of("--tap", folder.resolve(file).toString()));
    }
    return children.startRead("relay", capture.beside(roles.command("relay", arguments)));
  }

  private Child startClient(Capture capture, String role, String from) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--run", run));
    arguments.addAll(ports.arguments());
    arguments.addAll(pace);
    // With its own source address, each client is easy to find in Wireshark.
    if (SourceAddress.canBeUsed(from)) {
      arguments.addAll(List.of("--from", from));
    }
    return children.start(role, capture.beside(roles.command(role, arguments)));
  }
}
