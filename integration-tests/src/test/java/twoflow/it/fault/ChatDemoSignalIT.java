package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.it.Events;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** The introductory demo's programs are stopped or killed at each stage of their work. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ChatDemoSignalIT {

  /** How far the chat is. */
  private enum Stage {
    WAITS,
    TALKS,
    ENDS
  }

  @TempDir private Path folder;

  static Stream<Arguments> stages() {
    return Signal.each((Object[]) Stage.values());
  }

  @ParameterizedTest
  @MethodSource("stages")
  void shouldEndTheServerAndItsMembers(Stage stage, Signal signal) throws Exception {
    try (LabProcess server =
            LabProcess.role(
                folder, "chat-demo", "server --port 0 --clients 2 --events e.csv".split(" "));
        RawPeer one = new RawPeer(server.awaitPort("DEMO"))) {
      server.awaitLog("joined (1 of 2)");
      if (stage == Stage.WAITS) {
        signal.end(server);
      } else {
        endWhileTwoTalk(server, one, stage, signal);
      }
      // An end that is not in order is a FIN, too: each text says by itself whether it is whole.
      PeerEnd.of(one);
    }
    Events events = Events.read(folder.resolve("e.csv"));
    int members = stage == Stage.WAITS ? 1 : 2;
    assertEquals(members, events.of("connected", "DEMO").size());
    assertEquals(signal.orderly() ? members : 0, events.of("closed", "DEMO").size());
  }

  private void endWhileTwoTalk(LabProcess server, RawPeer one, Stage stage, Signal signal)
      throws Exception {
    try (RawPeer two = new RawPeer(server.awaitPort("DEMO"))) {
      one.send("One: hello\n");
      assertTrue(two.read(new byte[100]) > 0);
      if (stage == Stage.ENDS) {
        two.halfClose();
        server.awaitLog("has half-closed");
      }
      awaitInFile("sent,");
      signal.end(server);
      PeerEnd.of(two);
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void shouldEndAMember(Stage stage, Signal signal) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = stage == Stage.WAITS ? FreePorts.two()[0] : server.getLocalPort();
      String args = "client --interval 100ms --events e.csv --port " + port;
      try (LabProcess client = LabProcess.role(folder, "chat-demo", args.split(" "))) {
        awaitInFile("");
        if (stage == Stage.WAITS) {
          signal.end(client);
        } else {
          endAConnectedMember(server, client, stage, signal);
        }
      }
    }
    if (stage == Stage.WAITS) {
      assertEquals(!signal.orderly(), Files.exists(folder.resolve("e.csv")));
    } else {
      Events events = Events.read(folder.resolve("e.csv"));
      assertTrue(Events.contiguousBytes(events.of("sent", "DEMO")) > 0);
      assertEquals(signal.orderly() ? 1 : 0, events.of("closed", "DEMO").size());
    }
  }

  private void endAConnectedMember(
      ServerSocket server, LabProcess client, Stage stage, Signal signal) throws Exception {
    try (Socket member = server.accept()) {
      member.setSoTimeout(20_000);
      if (stage == Stage.ENDS) {
        assertTrue(member.getInputStream().readAllBytes().length > 0);
      } else {
        assertTrue(member.getInputStream().read() >= 0);
      }
      awaitInFile("sent,");
      signal.end(client);
      member.getInputStream().readAllBytes();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndTheWholeDemo(Signal signal) throws Exception {
    String[] args = {"--interval", "1s", "--events", "e.csv"};
    try (LabProcess demo = LabProcess.role(folder, "chat-demo", args)) {
      demo.awaitLog("Client1 received message");
      awaitInFile("received,");
      signal.end(demo);
    }
    Events events = Events.read(folder.resolve("e.csv"));
    assertEquals(6, events.of("connected", "DEMO").size());
    assertEquals(signal.orderly() ? 6 : 0, events.of("closed", "DEMO").size());
  }

  /** Waits until the event file is there, with this on the disk. */
  private void awaitInFile(String event) throws Exception {
    Path file = folder.resolve("e.csv");
    Eventually.holds(
        () -> Files.exists(file) && Files.readString(file).contains(event),
        () -> "no '" + event + "' in " + file);
  }
}
