package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.core.row.Flow.CHAT;
import static twoflow.core.row.Flow.VOIP;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.event.EventType;

/** A run ends by FINs on all connections, both ways, and every byte has its event. */
@Timeout(30)
class PeerRunEndTest {

  private static final String ROW = "C1-CHAT: 2025-12-13T10:00:00 | Ada | CHAT | ";

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

  @Test
  void shouldWarmUpBeforeItConnects() throws Exception {
    CountDownLatch warm = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    RunningPeer peer =
        new RunningPeer(
            far,
            "CHAT",
            CHAT,
            Optional.of(TestSending.of("hello\n")),
            () -> {
              begun.countDown();
              warm.await();
            });
    peer.start();
    begun.await();
    assertEquals(List.of(), peer.events().all());
    warm.countDown();
    far.accept(CHAT);
    far.halfClose(CHAT);
    assertEquals("hello\n", far.readToFin(CHAT));
    peer.summary();
  }

  /** When the second row came, the client knows from the first that VoIP has a sender. */
  private void sendAnotherVoipRow(RunningPeer peer) throws IOException {
    peer.awaitRows(1);
    far.send(VOIP, "two\n");
    peer.awaitRows(2);
  }

  @Test
  void shouldSendAndReceiveAtTheSameTimeAndEndByFins() throws Exception {
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.send(VOIP, "2025-12-13T");
    assertEquals("hello\n", far.readToFin(CHAT));
    far.send(VOIP, "10:00:00 | C2 | VOIP | one\n");
    sendAnotherVoipRow(peer);
    far.halfClose(CHAT);
    far.halfClose(VOIP);
    assertEquals("", far.readToFin(VOIP));

    assertEquals(
        "sent 1 rows (6 bytes) on CHAT, received 2 rows (42 bytes) on VOIP", peer.summary());
    assertEquals(List.of("2025-12-13T10:00:00 | C2 | VOIP | one", "two"), peer.rows());
    assertEquals(
        List.of(
            "VOIP received row 1 seq=1..38 2025-12-13T10:00:00 | C2 | VOIP | one",
            "VOIP received row 2 seq=39..42 two"),
        peer.log().with("received row"));
    assertEquals(
        List.of("connected", "sent 1..6", "half_closed", "closed"), peer.events().shortly("CHAT"));
    List<String> voip = peer.events().shortly("VOIP");
    assertEquals("received 39..42", voip.get(voip.size() - 3), voip::toString);
    assertEquals(List.of("half_closed", "closed"), voip.subList(voip.size() - 2, voip.size()));
  }

  @Test
  void shouldEndTwoChatClientsAlthoughNobodySendsVoip() throws Exception {
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.send(CHAT, ROW + "hi\n");
    far.halfClose(CHAT);
    assertEquals("hello\n", far.readToFin(CHAT));
    assertEquals("", far.readToFin(VOIP), "the client ends VoIP first");
    far.halfClose(VOIP);

    assertTrue(peer.summary().endsWith("received 0 rows (0 bytes) on VOIP"), peer::toString);
    assertEquals(List.of("connected", "half_closed", "closed"), peer.events().shortly("VOIP"));
  }

  @Test
  void shouldNotEndVoipWhileThePartnerSendsOnIt() throws Exception {
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.send(VOIP, "one\n");
    sendAnotherVoipRow(peer);
    far.halfClose(CHAT);
    assertEquals("hello\n", far.readToFin(CHAT));
    far.send(VOIP, "three\n");
    peer.awaitRows(3);
    assertEquals(1, peer.events().all(EventType.HALF_CLOSED).size(), "chat alone is half-closed");
    far.halfClose(VOIP);
    assertEquals("", far.readToFin(VOIP));
    assertTrue(peer.summary().endsWith("received 3 rows (14 bytes) on VOIP"), peer.summary());
  }

  @Test
  void shouldReceiveFromAPartnerThatBeginsLate() throws Exception {
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.halfClose(CHAT);
    far.readToFin(CHAT);
    assertEquals("", far.readToFin(VOIP), "nothing came: the client half-closes");
    far.send(VOIP, "late\n");
    far.halfClose(VOIP);

    peer.summary();
    assertEquals(List.of("late"), peer.rows());
  }

  @Test
  void shouldNotHalfCloseAtConnect() throws Exception {
    RunningPeer peer = new RunningPeer(far, "CHAT,VOIP", CHAT, Optional.empty()).start();
    far.accept(CHAT, VOIP);
    far.send(CHAT, "C1-CHAT: unterminated");
    far.halfClose(CHAT);
    assertEquals("", far.readToFin(CHAT));
    assertEquals(List.of("connected"), peer.events().shortly("VOIP"), "VoIP waits for its partner");
    far.halfClose(VOIP);
    far.readToFin(VOIP);
    peer.summary();
    assertEquals(List.of("C1-CHAT: unterminated (unterminated)"), peer.rows());
  }

  @Test
  void shouldSplitGluedChatRowsAndTakeSilenceAsAnEnd() throws Exception {
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.send(CHAT, ROW + "one, not C1-CHAT: yet" + ROW + "two");
    peer.awaitRows(2);
    assertEquals(
        List.of(ROW + "one, not C1-CHAT: yet (unterminated)", ROW + "two (unterminated)"),
        peer.rows());
    far.send(CHAT, "\n" + ROW + "three\n");
    far.halfClose(CHAT);
    far.halfClose(VOIP);
    peer.summary();
    assertEquals(ROW + "three", peer.rows().get(2));
    List<Long> rowsOfEvents =
        peer.events().all(EventType.RECEIVED).stream().map(event -> event.row()).toList();
    assertEquals(List.of(1L, 2L, 2L, 3L), rowsOfEvents);
  }

  @Test
  void shouldSplitGluedChatRowsWithABlankInTheirTimestamps() throws Exception {
    String row = ROW.replace("13T10", "13 10");
    RunningPeer peer = chatClient(TestSending.of("hello\n"));
    far.send(CHAT, row + "one" + row + "two");
    peer.awaitRows(2);
    assertEquals(List.of(row + "one (unterminated)", row + "two (unterminated)"), peer.rows());
    far.halfClose(CHAT);
    far.halfClose(VOIP);
    peer.summary();
  }

  @Test
  void shouldEndAPersonsChatWhenThePartnerLeaves() throws Exception {
    RunningPeer peer =
        new RunningPeer(far, "CHAT", CHAT, Optional.of(TestSending.person("hello\n"))).start();
    far.accept(CHAT);
    peer.awaitSent();
    far.halfClose(CHAT);
    assertEquals("hello\n", far.readToFin(CHAT));

    peer.summary();
    assertEquals(
        List.of("connected", "sent 1..6", "half_closed", "closed"), peer.events().shortly("CHAT"));
    assertEquals(List.of("CHAT the partner sends nothing more"), peer.log().with("partner"));
  }
}
