package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The relay's tap, read back by a reader of the tests' own, by tshark, and beside tcpdump. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class TapIT {

  /** Much more than one packet holds, so that reads give more than one packet can hold. */
  private static final int BURST_BYTES = 2_000_000;

  @TempDir private Path folder;

  @Test
  void shouldHoldTheStreamsOfBothLegsFromSynToFin() throws Exception {
    shouldHoldTheStreams(InetAddress.getByName("127.0.0.1"));
  }

  @Test
  void shouldHoldTheStreamsOverIpv6() throws Exception {
    InetAddress loopback = InetAddress.getByName("::1");
    assumeTrue(canBind(loopback), "no IPv6 on loopback");
    shouldHoldTheStreams(loopback);
  }

  private void shouldHoldTheStreams(InetAddress host) throws Exception {
    try (LabProcess relay =
            relay("--bind", host.getHostAddress(), "--log-payload=false", "--events", "e.csv");
        RawPeer one = new RawPeer(host, relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(host, relay.awaitPort("DEMO"))) {
      byte[] firstToSecond = Exchange.random(BURST_BYTES);
      byte[] secondToFirst = Exchange.random(50_000);
      Exchange.bothWays(one, two, firstToSecond, secondToFirst);
      relay.shouldExit(0);
      assertEquals(1, relay.logged("not captured from the wire").size(), relay::toString);

      TcpStreams streams = CaptureReader.streams(tap());
      assertEquals(4, streams.all().size(), streams::toString);
      assertStream(streams.only(one.address(), one.relay()), firstToSecond);
      assertStream(streams.only(one.relay(), one.address()), secondToFirst);
      assertStream(streams.only(two.address(), two.relay()), secondToFirst);
      assertStream(streams.only(two.relay(), two.address()), firstToSecond);
      assertTimesOfEvents();
    }
    if (CaptureTools.installed("tshark")) {
      CaptureTools.assertFlawless(tap());
    }
  }

  /** Every read and write is in the tap at its own time, and no time goes back. */
  private void assertTimesOfEvents() throws IOException {
    List<Long> times = CaptureReader.frames(tap()).stream().map(CapturedFrame::timeNs).toList();
    assertEquals(times.stream().sorted().toList(), times);
    Events events = Events.read(folder.resolve("e.csv"));
    assertTrue(
        events.of("received", "DEMO").stream().allMatch(e -> times.contains(e.timeNs())),
        "the times of the events");
  }

  @Test
  void shouldHoldTheSameBytesAsTcpdump() throws Exception {
    assumeTrue(CaptureTools.mayCapture(), "tcpdump may not capture here");
    Path captured = folder.resolve("tcpdump.pcap");
    try (LabProcess relay = relay("--log-payload=false");
        LabProcess tcpdump = CaptureTools.tcpdump(captured, relay.awaitPort("DEMO"));
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      Exchange.bothWays(one, two, Exchange.random(BURST_BYTES), Exchange.random(50_000));
      relay.shouldExit(0);
      tcpdump.signal("INT");
      tcpdump.shouldExit(0);
      assertEquals(1, tcpdump.logged("0 packets dropped by kernel").size(), tcpdump::toString);
    }
    TcpStreams wire = CaptureReader.streams(captured);
    TcpStreams tap = CaptureReader.streams(tap());
    assertEquals(4, wire.all().size(), wire::toString);
    assertEquals(4, tap.all().size(), tap::toString);
    for (TcpStream stream : wire.all()) {
      assertStream(tap.only(stream.from(), stream.to()), stream.bytes());
      // TCP repeats a SYN or a FIN whose acknowledgement is late.
      assertTrue(stream.synCount() >= 1 && stream.finCount() >= 1, stream::toString);
      assertEquals(0, stream.rstCount(), stream::toString);
    }
  }

  @Test
  void shouldShowWhoResetWhichConnection() throws Exception {
    try (LabProcess relay = relay();
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      relay.awaitLog("paired");
      two.send("x");
      assertEquals(1, one.read(new byte[8]));
      String oneAddress = one.address();
      one.reset();
      assertThrows(SocketException.class, two::readAll);
      relay.shouldExit(1);

      TcpStreams streams = CaptureReader.streams(tap());
      assertEquals(1, streams.only(oneAddress, two.relay()).rstCount(), streams::toString);
      assertEquals(0, streams.only(two.relay(), oneAddress).rstCount(), streams::toString);
      assertEquals(1, streams.only(two.relay(), two.address()).rstCount(), streams::toString);
      assertEquals(0, streams.only(two.address(), two.relay()).rstCount(), streams::toString);
      assertEquals(1, streams.only(two.relay(), oneAddress).bytes().length);
    }
    assertNoFlagsBesideTheResets();
  }

  @Test
  void shouldShowPeersThatLeftOrWereRefused() throws Exception {
    try (LabProcess relay = relay()) {
      int port = relay.awaitPort("DEMO");
      RawPeer ended = new RawPeer(port);
      ended.close();
      relay.awaitLog("left before its partner came");
      RawPeer reset = new RawPeer(port);
      String resetAddress = reset.address();
      String relayAddress = reset.relay();
      reset.send("gone");
      reset.reset();
      relay.awaitLog(resetAddress + " left before its partner came");
      try (RawPeer one = new RawPeer(port);
          RawPeer two = new RawPeer(port)) {
        relay.awaitLog("paired (session 1)");
        RawPeer third = new RawPeer(port);
        String refusedAddress = third.address();
        assertThrows(SocketException.class, () -> third.read(new byte[1]));
        third.close();
        Exchange.bothWays(one, two, new byte[] {1}, new byte[] {2});
        relay.shouldExit(0);

        TcpStreams streams = CaptureReader.streams(tap());
        assertEquals(10, streams.all().size(), streams::toString);
        assertStream(streams.all().get(0), new byte[0]);
        assertStream(streams.all().get(1), new byte[0]);
        assertEquals(1, streams.only(resetAddress, relayAddress).rstCount(), streams::toString);
        assertEquals(1, streams.only(relayAddress, refusedAddress).rstCount(), streams::toString);
        assertEquals(0, streams.only(refusedAddress, relayAddress).rstCount(), streams::toString);
      }
    }
    assertNoFlagsBesideTheResets();
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

  private static void assertStream(TcpStream stream, byte[] bytes) {
    assertEquals(1, stream.synCount(), stream::toString);
    assertEquals(1, stream.finCount(), stream::toString);
    assertEquals(0, stream.rstCount(), stream::toString);
    assertArrayEquals(bytes, stream.bytes(), stream::toString);
  }

  private void assertNoFlagsBesideTheResets() throws Exception {
    if (CaptureTools.installed("tshark")) {
      CaptureTools.assertChecksums(tap());
      assertEquals(List.of(), CaptureTools.tshark(tap(), "-Y", "tcp.analysis.flags"));
    }
  }

  private static boolean canBind(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
