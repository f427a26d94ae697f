package twoflow.chatdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.client.TypedLines;
import twoflow.client.net.Connector;
import twoflow.client.terminal.ChatTerminal;
import twoflow.client.terminal.Conversation;
import twoflow.client.terminal.StandardTerminal;
import twoflow.client.terminal.TerminalLog;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LogTarget;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;
import twoflow.core.event.EventFile;
import twoflow.core.event.EventFileExistsException;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;

/** The command line of {@code chat-demo client}. */
final class ClientCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Joins a chat server as one member."),
          List.of(
              "",
              "Example: chat with others at a 'chat-demo server' on this machine",
              "  chat-demo client --name Ada --interactive"));

  private final Setting<String> name =
      options
          .of(OptionGroup.SEND)
          .value(
              String.class,
              "--name",
              "NAME",
              "Client1",
              "Who this member is; each of its messages begins with it (default: ${DEFAULT-VALUE};"
                  + " in a run the first of Client1, Client2, ... that is free).");

  private final Setting<String> server =
      options
          .of(OptionGroup.CONNECT)
          .value(
              String.class,
              "--server",
              "HOST",
              "127.0.0.1",
              "Where the server runs (default: ${DEFAULT-VALUE}).");

  private final Setting<Integer> port =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--port",
              "PORT",
              "9000",
              "The server's port (default: ${DEFAULT-VALUE}).");

  private final Setting<InetAddress> from =
      options
          .of(OptionGroup.CONNECT)
          .value(
              InetAddress.class,
              "--from",
              "ADDRESS",
              "Source address of the connection, such as 127.0.0.11.");

  private final Setting<Duration> connectTimeout =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Duration.class,
              "--connect-timeout",
              "TIME",
              "30s",
              "How long to try to reach the server (default: ${DEFAULT-VALUE}).");

  private final Setting<Duration> interval =
      options
          .of(OptionGroup.PACE)
          .value(
              Duration.class,
              "--interval",
              "TIME",
              "200ms",
              "From one text to the next (default: ${DEFAULT-VALUE}).");

  private final Setting<Boolean> interactive =
      options
          .of(OptionGroup.SEND)
          .flag(
              "--interactive",
              "Send what is typed, line by line, until Ctrl-D (Windows: Ctrl-Z, Enter); print what"
                  + " others say. On a terminal, /help says what else can be typed, and -v shows the"
                  + " log.");

  /** In a run, for who gave no name: the first one that was free. */
  private Optional<String> freeName = Optional.empty();

  /** Where a person chats; empty unless one sits there. */
  private Optional<ChatTerminal> terminal = Optional.empty();

  ClientCommand() {
    super("client", HELP);
  }

  @Override
  protected String role() {
    return "chat-demo-client";
  }

  @Override
  protected String eventFileName() {
    return role() + "-" + name();
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) {
    MemberName member = memberName();
    Ranges.checkPort(port.value(), 1);
    if (common().joinsRun() && !common().namesEventFile() && !member.isFileName()) {
      throw new WrongUseException(
          "--name "
              + name()
              + ": cannot name the run's event file (letters, digits, '.', '_' and '-' can):"
              + " add --events FILE");
    }
    if (interactive.value()) {
      reject("has no meaning with --interactive", interval);
    }
    terminal =
        interactive.value() ? new StandardTerminal(System.getenv()).open() : Optional.empty();
    return terminal.isPresent()
        ? context -> converse(context, memberName(), terminal.get())
        : context -> run(context, memberName());
  }

  /** A member of a run that has no name takes the first one that no other has taken. */
  @Override
  protected Optional<EventFile> openEvents(Logger log) throws IOException {
    if (name.isGiven() || common().namesEventFile() || !common().joinsRun()) {
      return super.openEvents(log);
    }
    for (int number = 1; ; number++) {
      freeName = Optional.of("Client" + number);
      try {
        return super.openEvents(log);
      } catch (EventFileExistsException taken) {
        // The next one may be free.
      }
    }
  }

  private String name() {
    return freeName.orElseGet(name::value);
  }

  private MemberName memberName() {
    try {
      return new MemberName(name());
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--name: " + e.getMessage());
    }
  }

  @Override
  protected List<LogTarget> logTargets() {
    return terminal.isPresent()
        ? TerminalLog.targets(terminal.get(), runLog(), verbose())
        : super.logTargets();
  }

  private void run(RoleContext context, MemberName self) throws IOException, InterruptedException {
    boolean typed = interactive.value();
    Texts texts =
        typed
            ? TypedTexts.alone(new TypedLines(System.in))
            : new DefaultTexts(interval.value(), context.clock());
    MemberListener listener =
        typed
            ? message -> context.out().println(Printable.of(message.text()))
            : MemberListener.NONE;
    SocketChannel channel = connect(context, self, waiting -> {});
    ChatMember member = new ChatMember(self, channel, texts, typed, listener, context);
    try {
      member.run();
    } finally {
      context.out().println(summary(self, member));
    }
  }

  private void converse(RoleContext context, MemberName self, ChatTerminal screen)
      throws IOException, InterruptedException {
    Conversation conversation = new Conversation(screen, self.text());
    String result = conversation.hold(() -> converse(context, self, conversation), context.stop());
    context.out().println(result);
  }

  private String converse(RoleContext context, MemberName self, Conversation conversation)
      throws IOException, InterruptedException {
    SocketChannel channel = connect(context, self, conversation::note);
    conversation.note("Connected. Waiting for others.");
    Texts texts = TypedTexts.introduced(conversation);
    ChatMember member =
        new ChatMember(self, channel, texts, true, new RoomView(conversation), context);
    member.run();
    return summary(self, member);
  }

  /** Connects; shows a word when it takes long. */
  private SocketChannel connect(RoleContext context, MemberName self, Consumer<String> shown)
      throws IOException, InterruptedException {
    Connector connector = new Connector(context.clock(), connectTimeout.value(), from.asOptional());
    return connector.connect(
        server.value(),
        port.value(),
        waiting -> {
          String word = "server " + waiting + " (./lab chat-demo server starts one)";
          context.log().info("{}: no {}", self.shown(), word);
          shown.accept("No " + word + ".");
        });
  }

  private static String summary(MemberName name, ChatMember member) {
    return "chat-demo client: %s sent %d messages and received %d broadcasts"
        .formatted(name.shown(), member.sentRows(), member.receivedMessages());
  }
}
