package twoflow.chatdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.client.net.Connector;
import twoflow.core.cli.RoleContext;
import twoflow.core.concurrent.Uninterruptibly;

/** Everything in one process: the server, and members that talk to it over TCP. */
final class DemoRun {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private final InetSocketAddress address;
  private final ChatServer server;
  private final int clients;
  private final Duration interval;
  private final RoleContext context;
  private final List<ChatMember> members = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param listener where the server listens
   * @param clients how many members there are
   * @param interval from one text of a member to its next
   */
  DemoRun(ServerSocketChannel listener, int clients, Duration interval, RoleContext context)
      throws IOException {
    this.address = (InetSocketAddress) listener.getLocalAddress();
    this.server = new ChatServer(listener, OptionalInt.of(clients), context);
    this.clients = clients;
    this.interval = interval;
    this.context = context;
  }

  /**
   * Runs to the end.
   *
   * @return one line that says what happened
   * @throws IOException with a line for the user when a member was lost
   * @throws InterruptedException when the program was stopped
   */
  String run() throws IOException, InterruptedException {
    try {
      server.start();
      for (int i = 1; i <= clients; i++) {
        connect("Client" + i);
      }
      server.room().awaitOpen();
      Thread.Builder named = Thread.ofPlatform().name("member-", 1);
      for (ChatMember member : members) {
        threads.add(named.start(() -> run(member)));
      }
      server.room().awaitEnd();
      for (Thread member : threads) {
        member.join();
      }
      // A member may have failed when the room was over already.
      server.room().awaitEnd();
      return summary();
    } finally {
      for (Thread member : threads) {
        member.interrupt();
        Uninterruptibly.join(member);
      }
      members.forEach(ChatMember::leave);
      server.close();
    }
  }

  private void connect(String name) throws IOException, InterruptedException {
    boolean any = address.getAddress().isAnyLocalAddress();
    InetAddress host = any ? InetAddress.getLoopbackAddress() : address.getAddress();
    Connector connector = new Connector(context.clock(), CONNECT_TIMEOUT, Optional.empty());
    SocketChannel channel =
        connector.connect(
            host.getHostAddress(),
            address.getPort(),
            waiting -> context.log().info("{}: no server {}", name, waiting));
    Texts texts = new DefaultTexts(interval, context.clock());
    members.add(
        new ChatMember(new MemberName(name), channel, texts, false, MemberListener.NONE, context));
  }

  private void run(ChatMember member) {
    try {
      member.run();
    } catch (IOException e) {
      server.room().fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String summary() {
    long sent = members.stream().mapToLong(ChatMember::sentRows).sum();
    long received = members.stream().mapToLong(ChatMember::receivedMessages).sum();
    return "%d members sent %d messages and received %d broadcasts; server: %s"
        .formatted(clients, sent, received, server.summary());
  }
}
