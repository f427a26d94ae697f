package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twoflow.core.row.Flow;

/**
 * A run whose folder is there: capture, relay, clients, and at last the report. The capture begins
 * before the relay listens, and the clients start when it does.
 */
final class Demo {

  private static final String LISTENS = "listening VOIP ";

  private final Path folder;
  private final RunOptions options;
  private final List<String> pace;
  private final boolean tap;
  private final ChildGroup children;
  private final StandardOutput out;
  private final Path root;
  private final Roles roles;

  /**
   * @param pace the clients' options that say when rows are sent
   * @param tap whether the relay writes its own capture, too
   */
  Demo(
      Path root,
      Path folder,
      RunOptions options,
      List<String> pace,
      boolean tap,
      ChildGroup children,
      StandardOutput out) {
    this.root = root;
    this.folder = folder;
    this.options = options;
    this.pace = pace;
    this.tap = tap;
    this.children = children;
    this.out = out;
    this.roles = new Roles(root);
  }

  /**
   * Runs to the end.
   *
   * @return the exit code: of the program that failed first, else of the capture, else of the
   *     report
   * @throws IOException with a line for the user when the run cannot go on
   * @throws InterruptedException when the run is to stop
   */
  int run() throws IOException, InterruptedException {
    Capture capture = Capture.start(children, root, folder, options.ports());
    int result;
    try {
      Optional<Path> tapFile = tapFile(capture);
      result = runRoles(tapFile);
      if (capture.began()) {
        if (result != 0) {
          capture.child().stop();
        }
        int ofCapture = children.awaitEnd(capture.child());
        result = result == 0 ? ofCapture : result;
      }
    } finally {
      children.endAll();
      if (capture.began()) {
        capture.printOutcome(System.err);
      }
    }
    // There is a report on a failed run, too; then the exit code of the run counts.
    List<String> report = roles.command("report", List.of(folder.toString()));
    int ofReport = children.awaitEnd(children.start("report", report));
    result = result == 0 ? ofReport : result;
    String run = options.run();
    if (result == 0) {
      out.println(
          "lab: done, the files of the run are in captures/" + run + ", first of all report.html");
    } else {
      System.err.println("lab: the run failed; what it left is in captures/" + run);
    }
    return result;
  }

  /** If capturing is not permitted, the relay's tap is the capture. */
  private Optional<Path> tapFile(Capture capture) {
    if (capture.began()) {
      return tap ? Optional.of(folder.resolve("tap.pcapng")) : Optional.empty();
    }
    System.err.println("lab: " + capture.whyNot());
    System.err.println(
        "lab: the relay writes the capture itself, made from the bytes that it forwards");
    return Optional.of(folder.resolve("two-flow.pcapng"));
  }

  /** Runs the relay and the clients to their end; returns the exit code of the first that fails. */
  private int runRoles(Optional<Path> tapFile) throws IOException, InterruptedException {
    List<Child> running = new ArrayList<>(List.of(startRelay(tapFile)));
    Child relay = running.getFirst();
    boolean listens = false;
    int result = 0;
    while (!running.isEmpty()) {
      ChildEvent event = children.next();
      if (event instanceof ChildEvent.Printed printed) {
        if (!listens && printed.child() == relay && printed.line().startsWith(LISTENS)) {
          listens = true;
          running.add(startClient("client-chat", "127.0.0.11"));
          running.add(startClient("client-voip", "127.0.0.12"));
        }
      } else if (running.remove(event.child()) && event.child().exitCode() != 0 && result == 0) {
        // Those that are stopped now fail, too: the first one is the cause.
        result = event.child().exitCode();
        running.forEach(Child::stop);
      }
    }
    return result;
  }

  private Child startRelay(Optional<Path> tapFile) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("--run", options.run(), "--pair-timeout", "60s"));
    for (Flow flow : Flow.values()) {
      arguments.addAll(List.of("--flow", flow + "=" + options.ports().of(flow)));
    }
    tapFile.ifPresent(file -> arguments.addAll(List.of("--tap", file.toString())));
    return children.startRead("relay", roles.command("relay", arguments));
  }

  private Child startClient(String role, String from) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--run", options.run()));
    arguments.addAll(options.ports().arguments());
    arguments.addAll(pace);
    // With its own source address, each client is easy to find in Wireshark.
    if (SourceAddress.canBeUsed(from)) {
      arguments.addAll(List.of("--from", from));
    }
    return children.start(role, roles.command(role, arguments));
  }
}
