package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.core.cli.RoleContext;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.core.pacing.SystemClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.run.StartSignal;
import twoflow.core.run.StopSignal;
import twoflow.testsupport.LogLines;
import twoflow.testsupport.RecordedEvents;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChatMemberTest {

  private final LogLines log = new LogLines();
  private final RecordedEvents events = new RecordedEvents();
  private final RoleContext context =
      new RoleContext(
          log.logger(),
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
          events,
          new SystemClock(),
          new StartSignal(),
          new StopSignal());
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private ChatMember member(Texts texts, boolean typed) throws IOException {
    return new ChatMember(
        new MemberName("Ada"),
        SocketChannel.open(listener.getLocalSocketAddress()),
        texts,
        typed,
        message -> heard.add(message.text()),
        context);
  }

  private static Texts texts(String... all) {
    Iterator<String> rest = List.of(all).iterator();
    return () -> rest.hasNext() ? Optional.of(new Texts.Text(rest.next(), 7)) : Optional.empty();
  }

  /** Neither says anything nor ends. */
  private static Optional<Texts.Text> silent() throws InterruptedException {
    new CountDownLatch(1).await();
    return Optional.empty();
  }

  @Test
  void shouldSayItsTextsAndHearOthersUntilTheServerEnds() throws Exception {
    ChatMember member = member(texts("hi", "bye"), false);
    try (Socket server = listener.accept()) {
      server
          .getOutputStream()
          .write("[Broadcast 7] Bob: a\n[Broadcast 7] Bob: b".getBytes(StandardCharsets.UTF_8));
      Thread running = Thread.ofPlatform().start(() -> server(server));
      member.run();
      running.join();
    }

    assertEquals(List.of("[Broadcast 7] Bob: a", "[Broadcast 7] Bob: b"), heard);
    assertEquals(2, member.sentRows());
    assertEquals(2, member.receivedMessages());
    assertEquals(
        List.of(
            "Ada sending message 1 seq=1..8 Ada: hi", "Ada sending message 2 seq=9..17 Ada: bye"),
        log.with("sending"));
    assertEquals(
        List.of(
            "Ada received message 1 seq=1..21 [Broadcast 7] Bob: a",
            "Ada received message 2 seq=22..41 [Broadcast 7] Bob: b (unterminated)"),
        log.with("received"));
    assertEquals(List.of("Ada half-closes"), log.with("half-closes"));
    assertEquals("Ada: the server has ended the chat", log.all().getLast());
    List<Event> sent = events.all(EventType.SENT);
    assertEquals(List.of(1L, 2L), sent.stream().map(Event::row).toList());
    assertEquals(7, sent.getFirst().dueNs());
    assertEquals("closed", events.shortly("DEMO").getLast());
  }

  /** Ends when the member has half-closed. */
  private void server(Socket socket) {
    try {
      assertEquals(
          "Ada: hi\nAda: bye\n",
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldFailWhenTheServerEndsBeforeTheLastText() throws Exception {
    ChatMember member = member(ChatMemberTest::silent, false);
    try (Socket server = listener.accept()) {
      server.shutdownOutput();
      IOException e = assertThrows(IOException.class, member::run);
      assertTrue(
          e.getMessage().endsWith(": the server ended the chat before the last text"),
          e.getMessage());
    }
    assertEquals(List.of(), log.with("half-closes"));
    assertEquals(List.of(), events.all(EventType.RESET));
  }

  @Test
  void shouldEndAPersonsChatWhenTheServerEndsIt() throws Exception {
    ChatMember member = member(ChatMemberTest::silent, true);
    try (Socket server = listener.accept()) {
      server.shutdownOutput();
      member.run();
    }
    assertEquals(
        List.of("Ada: the server has ended the chat", "Ada half-closes"),
        log.all().subList(1, log.all().size()));
    assertEquals("closed", events.shortly("DEMO").getLast());
  }

  @Test
  void shouldFailWithTheReasonWhenTheServerRefusesAPerson() throws Exception {
    MemberListener refused =
        new MemberListener() {
          @Override
          public void message(ReceivedRow message) {
            heard.add(message.text());
          }

          @Override
          public Optional<IOException> ended() {
            return Optional.of(new IOException("the name Ada is taken"));
          }
        };
    ChatMember member =
        new ChatMember(
            new MemberName("Ada"),
            SocketChannel.open(listener.getLocalSocketAddress()),
            ChatMemberTest::silent,
            true,
            refused,
            context);
    try (Socket server = listener.accept()) {
      server.shutdownOutput();
      IOException e = assertThrows(IOException.class, member::run);
      assertTrue(e.getMessage().endsWith(": the name Ada is taken"), e.getMessage());
    }
  }
}
