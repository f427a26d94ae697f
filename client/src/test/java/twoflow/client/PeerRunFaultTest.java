package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.core.row.Flow.CHAT;
import static twoflow.core.row.Flow.VOIP;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import twoflow.core.row.Flow;
import twoflow.testsupport.FakeClock;

/** A broken run fails, and its other connections learn of it by RST, never by FIN. */
@Timeout(30)
class PeerRunFaultTest {

  private FarSide far;

  @BeforeEach
  void open() throws IOException {
    far = new FarSide();
  }

  @AfterEach
  void close() throws IOException {
    far.close();
  }

  private RunningPeer chatClient(Sending sending) throws IOException {
    RunningPeer peer = new RunningPeer(far, "CHAT,VOIP", CHAT, Optional.of(sending)).start();
    far.accept(CHAT, VOIP);
    return peer;
  }

  private void assertReset(Flow flow) {
    SocketException e = assertThrows(SocketException.class, () -> far.readToFin(flow));
    assertEquals("Connection reset", e.getMessage());
  }

  private static void assertFailure(String expected, RunningPeer peer) throws Exception {
    IOException e = assertInstanceOf(IOException.class, peer.failure());
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void shouldFailWhenThePartnerResetsWhileTheClientSends() throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"));
    far.send(VOIP, "one\ntw");
    peer.awaitRows(1);
    peer.awaitSent();
    far.reset(VOIP);

    assertFailure(": the connection was broken by the other side (Connection reset)", peer);
    assertReset(CHAT);
    assertEquals(
        List.of("connected", "received 1..4", "received 5..6", "reset"),
        inRowOrder(peer.events().shortly("VOIP")));
    assertEquals(List.of("connected", "sent 1..6", "reset"), peer.events().shortly("CHAT"));
  }

  /** A client of both flows whose clock stands still. */
  private RunningPeer chatClient(Sending sending, FakeClock clock) throws IOException {
    RunningPeer peer = new RunningPeer(far, "CHAT,VOIP", CHAT, Optional.of(sending), clock).start();
    far.accept(CHAT, VOIP);
    return peer;
  }

  private String addresses(Flow flow) {
    return flow + " 127.0.0.1:" + far.peerPort(flow) + " -> 127.0.0.1:" + far.port(flow);
  }

  @ParameterizedTest
  @EnumSource(Flow.class)
  void shouldSayWhatARelayMeansThatResetsAtOnce(Flow flow) throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"), new FakeClock(1_000));
    far.reset(flow);
    assertEquals(
        flow
            + " 127.0.0.1:"
            + far.port(flow)
            + ": reset at once: the relay's pairs are taken (relay --sessions N) or it has too"
            + " many connections (relay --max-connections N)",
        peer.failure().getMessage());
  }

  @Test
  void shouldNotTakeALaterResetForARefusal() throws Exception {
    FakeClock clock = new FakeClock(1_000);
    RunningPeer peer = chatClient(TestSending.endless("hello\n"), clock);
    // It sends when it has connected both.
    assertEquals('h', far.read(CHAT));
    clock.advance(251_000_000);
    String addresses = addresses(VOIP);
    far.reset(VOIP);
    assertEquals(
        addresses + ": the connection was broken by the other side (Connection reset)",
        peer.failure().getMessage());
  }

  @Test
  void shouldNotTakeAResetAfterBytesForARefusal() throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"), new FakeClock(1_000));
    far.send(VOIP, "one\n");
    peer.awaitRows(1);
    String addresses = addresses(VOIP);
    far.reset(VOIP);
    assertEquals(
        addresses + ": the connection was broken by the other side (Connection reset)",
        peer.failure().getMessage());
  }

  @Test
  void shouldNotTakeItsOwnEndForARefusal() throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"), new FakeClock(1_000));
    assertEquals('h', far.read(CHAT));
    peer.stop().request();
    assertFalse(String.valueOf(peer.failure().getMessage()).contains("reset at once"));
  }

  /** The reset is known before the last bytes have their event; its place does not matter. */
  private static List<String> inRowOrder(List<String> events) {
    return Stream.concat(
            events.stream().filter(event -> !event.equals("reset")),
            events.stream().filter(event -> event.equals("reset")))
        .toList();
  }

  @Test
  void shouldResetTheOtherConnectionEvenInTheMiddleOfAWrite() throws Exception {
    String endlessRow = "x".repeat(64 << 20);
    RunningPeer peer = chatClient(TestSending.of(endlessRow));
    assertEquals('x', far.read(CHAT));
    far.reset(VOIP);

    assertFailure("VOIP", peer);
    assertReset(CHAT);
    List<String> chat = peer.events().shortly("CHAT");
    assertEquals(3, chat.size(), chat::toString);
    assertTrue(chat.contains("reset"), chat::toString);
  }

  @Test
  void shouldFailWhenVoipEndsInsideARow() throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"));
    far.send(VOIP, "one\nhalf of tw");
    far.halfClose(VOIP);

    assertFailure(": the stream ended inside row 2", peer);
    assertReset(CHAT);
    assertEquals(List.of("one", "half of tw (unterminated)"), peer.rows());
  }

  @Test
  void shouldResetWhenToldToStop() throws Exception {
    RunningPeer peer = chatClient(TestSending.endless("hello\n"));
    assertEquals('h', far.read(CHAT));
    peer.stop().request();

    Throwable e = peer.failure();
    assertTrue(e instanceof InterruptedException || e instanceof IOException, e::toString);
    assertReset(CHAT);
    assertReset(VOIP);
    assertEquals(List.of("connected", "reset"), peer.events().shortly("VOIP"));
  }

  @Test
  void shouldCloseWhatIsConnectedWhenAnotherFlowCannotBe() throws Exception {
    RunningPeer peer;
    try (FarSide chatOnly = new FarSide()) {
      peer = new RunningPeer(chatOnly, "CHAT,VOIP", CHAT, Optional.of(TestSending.of("x\n")));
      chatOnly.stopListening(VOIP);
      peer.start();
      chatOnly.accept(CHAT);
      SocketException e = assertThrows(SocketException.class, () -> chatOnly.readToFin(CHAT));
      assertEquals("Connection reset", e.getMessage());
    }
    assertFailure("cannot reach 127.0.0.1:", peer);
  }
}
