package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Events;
import twoflow.it.Exchange;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** More peers than the system lets a program have: those that it has do not suffer. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class ShortOfDescriptorsIT {

  /** A JVM needs about 25 of its own. */
  private static final int DESCRIPTORS = 50;

  private static final String LIMIT = "-n " + DESCRIPTORS;

  private static final int CROWD = 60;

  private final List<RawPeer> crowd = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void sendTheCrowdHome() throws IOException {
    for (RawPeer peer : crowd) {
      peer.close();
    }
  }

  @Test
  void shouldTellOnceServeThosePairedAndRecover() throws Exception {
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("paired (session 1)");
      gather(relay);
      relay.awaitLog("DEMO: cannot accept a peer (Too many open files)");
      Pause.keepStill(relay);
      one.send("still here");
      assertEquals(10, two.read(new byte[64]));
      assertEquals(1, relay.logged("cannot accept").size(), relay::toString);

      sendTheCrowdHome();
      relay.awaitLog("DEMO: accepts peers again");
      try (RawPeer three = new RawPeer(relay.awaitPort("DEMO"));
          RawPeer four = new RawPeer(relay.awaitPort("DEMO"))) {
        Exchange.bothWays(three, four, Exchange.random(100), Exchange.random(100));
      }
      two.reset();
      relay.awaitLog("reset: ");
      relay.signal("TERM");
      relay.shouldExit(143);
      assertEquals(1, relay.logged("cannot accept").size(), relay::toString);
    }
    Events events = Events.read(folder.resolve("relay.csv"));
    assertEquals(CROWD + 4, events.of("connected", "DEMO").size());
    assertEquals(2, events.of("reset", "DEMO").size());
  }

  @Test
  void shouldSayThatItAcceptsPeersAgainAlthoughNobodyElseComes() throws Exception {
    try (LabProcess relay = relay()) {
      int port = relay.awaitPort("DEMO");
      // One after the other: when the last descriptor is taken, nobody waits to be accepted.
      while (ProcessFigures.of(relay).descriptors() < DESCRIPTORS) {
        RawPeer next = new RawPeer(port);
        crowd.add(next);
        relay.awaitLog(next.address() + " connected");
      }
      relay.awaitLog("DEMO: cannot accept a peer (Too many open files)");
      sendTheCrowdHome();
      relay.awaitLog("DEMO: accepts peers again");
      assertEquals(1, relay.logged("cannot accept").size(), relay::toString);
    }
  }

  @Test
  void shouldEndInOrderWhileThereIsNoDescriptor() throws Exception {
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"))) {
      gather(relay);
      relay.awaitLog("cannot accept");
      relay.signal("TERM");
      relay.shouldExit(143);
      assertThrows(SocketException.class, one::readAll);
      assertEquals(List.of(), relay.logged("Error"), relay::toString);
    }
    Events events = Events.read(folder.resolve("relay.csv"));
    assertEquals(events.of("connected", "DEMO").size(), events.of("reset", "DEMO").size());
  }

  @Test
  void shouldTellOnceAndGoOnInTheChatServer() throws Exception {
    try (LabProcess server =
            LabProcess.limited(folder, LIMIT, "chat-demo", "server", "--port", "0");
        RawPeer one = new RawPeer(server.awaitPort("DEMO"));
        RawPeer two = new RawPeer(server.awaitPort("DEMO"))) {
      server.awaitLog("joined (2)");
      gather(server);
      server.awaitLog("server cannot accept a member (Too many open files)");
      Pause.keepStill(server);
      one.send("One: still here\n");
      byte[] read = new byte[100];
      String text = new String(read, 0, two.read(read), StandardCharsets.UTF_8);
      assertEquals("One: still here\n", text.substring(text.indexOf("] ") + 2));
      assertEquals(1, server.logged("cannot accept").size(), server::toString);

      // A FIN alone would leave the server its half of each connection to write to.
      for (RawPeer peer : crowd) {
        peer.reset();
      }
      server.awaitLog("server accepts members again");
      server.signal("TERM");
      server.shouldExit(143);
    }
  }

  private LabProcess relay() throws IOException {
    String options = "--flow DEMO=0 --sessions 0 --events relay.csv";
    return LabProcess.limited(folder, LIMIT, "relay", options.split(" "));
  }

  private void gather(LabProcess server) throws IOException {
    int port = server.awaitPort("DEMO");
    for (int i = 0; i < CROWD; i++) {
      crowd.add(new RawPeer(port));
    }
  }
}
