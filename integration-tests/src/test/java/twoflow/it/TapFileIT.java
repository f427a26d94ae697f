package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tap's file in good and bad times: what it says of itself, signals, a full disk. */
@Timeout(120)
class TapFileIT {

  private static final long KILL_TIMEOUT_NS = 20_000_000_000L;

  @TempDir private Path folder;

  @Test
  void shouldSayInTheFileThatItIsSynthesised() throws Exception {
    assumeTrue(CaptureTools.installed("capinfos"), "no capinfos");
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      Exchange.bothWays(one, two, new byte[] {1}, new byte[] {2});
      relay.shouldExit(0);
    }
    List<String> info = CaptureTools.capinfos(tap());
    long comments =
        info.stream().filter(l -> l.contains("omment") && l.contains("not captured")).count();
    assertEquals(2, comments, () -> String.join("\n", info));
    assertTrue(info.stream().anyMatch(l -> l.contains("relay --tap")), info::toString);
    assertTrue(info.stream().anyMatch(l -> l.contains("nanoseconds")), info::toString);
  }

  @Test
  void shouldLeaveAWholeFileAfterCtrlC() throws Exception {
    try (LabProcess relay = relay("--sessions", "0", "--log-payload=false");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      byte[] bytes = Exchange.random(50_000);
      one.send(bytes);
      for (int read = 0; read < bytes.length; read += two.read(new byte[bytes.length])) {}
      relay.signal("INT");
      relay.shouldExit(130);
      TcpStreams streams = CaptureReader.streams(tap());
      assertArrayEquals(bytes, streams.only(two.relay(), two.address()).bytes());
      assertEquals(1, streams.only(one.relay(), one.address()).rstCount(), streams::toString);
      assertEquals(1, streams.only(two.relay(), two.address()).rstCount(), streams::toString);
    }
  }

  @Test
  void shouldLeaveAReadableFileWhenItIsKilled() throws Exception {
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      one.send("before the kill");
      assertEquals(15, two.read(new byte[64]));
      awaitInFile("before the kill.*before the kill");
      relay.signal("KILL");
      relay.shouldExit(137);
      TcpStreams streams = CaptureReader.streams(tap());
      assertEquals(15, streams.only(one.address(), one.relay()).bytes().length);
      assertEquals(15, streams.only(two.relay(), two.address()).bytes().length);
    }
  }

  @Test
  void shouldKeepTheTrafficGoingWhenTheDiskIsFullAndExit1() throws Exception {
    // The limit of 512 KB or less takes a full disk's place: the JVM gets an error, no signal.
    String[] args = {"--flow", "DEMO=0", "--tap", "tap.pcapng", "--log-payload=false"};
    try (LabProcess relay = LabProcess.limited(folder, "-f 512", "relay", args);
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      Exchange.bothWays(one, two, Exchange.random(2_000_000), Exchange.random(50_000));
      relay.shouldExit(1);
      assertEquals(1, relay.logged("cannot write the tap file tap.pcapng").size(), relay::toString);
      assertTrue(
          relay.stderr().getLast().startsWith("relay: tap file tap.pcapng is incomplete ("),
          relay::toString);
    }
  }

  @Test
  void shouldRefuseAFileThatExistsOrAFolderThatDoesNot() throws Exception {
    Files.writeString(tap(), "precious");
    try (LabProcess relay = relay("--events", "e.csv")) {
      relay.shouldExit(1);
      assertEquals(
          List.of(
              "relay: tap file tap.pcapng exists and is never overwritten: move it away or name"
                  + " another"),
          relay.stderr());
    }
    assertEquals("precious", Files.readString(tap()));
    try (LabProcess relay =
        LabProcess.role(folder, "relay", "--flow", "DEMO=0", "--tap", "missing/tap.pcapng")) {
      relay.shouldExit(1);
      assertEquals(1, relay.stderr().size(), relay::toString);
    }
    assertTrue(Files.notExists(folder.resolve("e.csv")), "nothing is left behind");
  }

  private LabProcess relay(String... more) throws IOException {
    String[] args = new String[4 + more.length];
    System.arraycopy(new String[] {"--flow", "DEMO=0", "--tap", "tap.pcapng"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return LabProcess.role(folder, "relay", args);
  }

  private Path tap() {
    return folder.resolve("tap.pcapng");
  }

  private void awaitInFile(String pattern) throws Exception {
    Pattern wanted = Pattern.compile(pattern, Pattern.DOTALL);
    long deadlineNs = System.nanoTime() + KILL_TIMEOUT_NS;
    while (!wanted.matcher(Files.readString(tap(), StandardCharsets.ISO_8859_1)).find()) {
      assertTrue(System.nanoTime() < deadlineNs, "the file was not flushed");
      Thread.sleep(10);
    }
  }
}
