package twoflow.chatdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.client.net.Connector;
import twoflow.client.net.FlowConnection;
import twoflow.core.cli.RoleContext;

/** Everything in one process: the server, and members that talk to it over TCP. */
final class DemoRun {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private final InetSocketAddress address;
  private final ChatServer server;
  private final int clients;
  private final Duration interval;
  private final RoleContext context;
  private final List<ChatMember> members = new ArrayList<>();

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
      members.forEach(ChatMember::startSending);
      server.room().awaitEnd();
      for (ChatMember member : members) {
        member.awaitEnd();
      }
      return summary();
    } finally {
      for (ChatMember member : members) {
        member.close();
      }
      server.close();
    }
  }

  private void connect(String name) throws IOException, InterruptedException {
    boolean any = address.getAddress().isAnyLocalAddress();
    InetAddress host = any ? InetAddress.getLoopbackAddress() : address.getAddress();
    Connector connector = new Connector(context.clock(), CONNECT_TIMEOUT, Optional.empty());
    FlowConnection connection =
        new FlowConnection(
            Wire.FLOW,
            connector.connect(
                host.getHostAddress(),
                address.getPort(),
                waiting -> context.log().info("{}: no server {}", name, waiting)),
            context.clock(),
            context.events());
    ChatMember member =
        new ChatMember(
            new MemberName(name),
            connection,
            new DefaultTexts(interval, context.clock()),
            context.clock(),
            broadcast -> {},
            server.room()::fail,
            context.log());
    members.add(member);
    member.startReceiving();
  }

  private String summary() {
    long sent = members.stream().mapToLong(ChatMember::sentMessages).sum();
    long received = members.stream().mapToLong(ChatMember::receivedMessages).sum();
    return "%d members sent %d messages and received %d broadcasts; server: %s"
        .formatted(clients, sent, received, server.summary());
  }
}
