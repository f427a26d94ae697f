package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import twoflow.client.PeerRun;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.LogLine;
import twoflow.core.row.Flow;

/**
 * The relay and the pairs of clients of a run. All get ready at once. The first pair connects when
 * the relay and both clients are ready, so neither has sent much before the other is there. The
 * next one connects when the relay has paired the one before: so the clients of a pair get each
 * other.
 */
final class RunRoles {

  /** What the relay prints last when its clients may come, even if they find it closed yet. */
  private static final List<String> READY = List.of("listening VOIP ", "closed VOIP ");

  private static final Pattern CONNECTED = Pattern.compile(".* connected$");
  private static final Pattern PAIRED = Pattern.compile(".* paired \\(session \\d+\\)$");

  private final Roles roles;
  private final RoleArguments arguments;
  private final Capture capture;
  private final ChildGroup children;
  private final List<List<Child>> pairs = new ArrayList<>();
  private final Map<Child, String> lastErrors = new HashMap<>();
  private boolean connected;
  private final Set<Child> ready = new HashSet<>();
  private int paired;
  private int permitted;
  private int begun;

  RunRoles(Roles roles, RoleArguments arguments, Capture capture, ChildGroup children) {
    this.roles = roles;
    this.arguments = arguments;
    this.capture = capture;
    this.children = children;
  }

  /**
   * How they have ended.
   *
   * @param exitCode of the program that failed first, else 0
   * @param cause what that program has said of it
   * @param connected whether there was a connection at all
   */
  record End(int exitCode, Optional<String> cause, boolean connected) {}

  /**
   * Runs them to their end. If one fails, the others are stopped.
   *
   * @param folder the run's folder
   */
  End run(Path folder) throws IOException, InterruptedException {
    Child relay = startRelay(folder);
    List<Child> running = new ArrayList<>(List.of(relay));
    for (int number = 1; number <= arguments.sessions(); number++) {
      List<Child> pair =
          List.of(
              startClient(Flow.CHAT, "client-chat", number),
              startClient(Flow.VOIP, "client-voip", number));
      pairs.add(pair);
      running.addAll(pair);
    }
    int exitCode = 0;
    Optional<String> cause = Optional.empty();
    while (!running.isEmpty()) {
      ChildEvent event = children.next();
      follow(event, relay);
      beginPairs(relay);
      if (event instanceof ChildEvent.Ended ended
          && running.remove(ended.child())
          && failed(ended.child())
          && exitCode == 0) {
        // Those that are stopped now fail, too: the first one is the cause.
        exitCode = ended.child().exitCode();
        cause = Optional.of(causeOf(ended.child()));
        running.forEach(Child::stop);
      }
    }
    return new End(exitCode, cause, connected);
  }

  /** After a reset that the scenario says, those on its other sides end with exit code 1. */
  private boolean failed(Child child) {
    int exitCode = child.exitCode();
    return exitCode != 0 && !(arguments.more().resets() && exitCode == ExitCode.FAILED);
  }

  private String causeOf(Child child) {
    String words = child.name() + " has ended with exit code " + child.exitCode();
    return lastErrors.getOrDefault(child, words);
  }

  private void follow(ChildEvent event, Child relay) {
    switch (event) {
      case ChildEvent.Printed printed -> {
        if (printed.child() == relay && isReady(printed.line())) {
          permitted = Math.max(permitted, 1);
        }
      }
      case ChildEvent.Logged logged -> {
        Optional<LogLine> log = LogLine.parse(logged.line());
        if (log.isEmpty()) {
          lastErrors.put(logged.child(), logged.line());
        } else if (logged.child() == relay) {
          followRelay(log.get().message());
        } else if (log.get().message().equals(PeerRun.READY)) {
          ready.add(logged.child());
        }
      }
      case ChildEvent.Ended ended -> {
        // What it means is for the caller.
      }
    }
  }

  private static boolean isReady(String line) {
    return READY.stream().anyMatch(line::startsWith);
  }

  private void followRelay(String message) {
    connected |= CONNECTED.matcher(message).matches();
    if (PAIRED.matcher(message).matches()) {
      paired++;
      permitted = 1 + paired / Flow.values().length;
    }
  }

  /** A relay that listens later counts its time from when the first pair begins. */
  private void beginPairs(Child relay) {
    while (begun < Math.min(permitted, pairs.size()) && ready.containsAll(pairs.get(begun))) {
      if (begun == 0) {
        relay.begin();
      }
      pairs.get(begun).forEach(Child::begin);
      begun++;
    }
  }

  private Child startRelay(Path folder) throws IOException {
    List<String> tapFile = List.of();
    // If capturing is not permitted, the tap is the capture.
    if (arguments.tap() || !capture.began()) {
      String file = capture.began() ? "tap.pcapng" : "two-flow.pcapng";
      tapFile = List.of(folder.resolve(file).toString());
    }
    return start("relay", "relay", arguments.ofRelay(tapFile));
  }

  private Child startClient(Flow flow, String role, int number) throws IOException {
    List<String> ofClient = new ArrayList<>(arguments.ofClient(flow));
    String from = SourceAddress.ofClient(flow);
    if (SourceAddress.canBeUsed(from)) {
      ofClient.addAll(List.of("--from", from));
    }
    return start(number == 1 ? role : role + "-" + number, role, ofClient);
  }

  private Child start(String name, String role, List<String> roleArguments) throws IOException {
    return children.startRead(name, capture.beside(roles.command(role, roleArguments)));
  }
}
