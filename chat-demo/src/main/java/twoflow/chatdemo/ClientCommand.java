package twoflow.chatdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.event.EventFile;
import twoflow.core.event.EventFileExistsException;
import twoflow.core.net.Connector;
import twoflow.core.net.FlowConnection;
import twoflow.core.payload.Printable;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.run.WrongUseException;

/** The command line of {@code chat-demo client}. */
@Command(
    name = "client",
    description = "Joins a chat server as one member.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: chat with others at a 'chat-demo server' on this machine",
      "  chat-demo client --name Ada --interactive"
    })
final class ClientCommand extends RoleCommand {

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Client1",
      description =
          "Who this member is; each of its messages begins with it (default: ${DEFAULT-VALUE}; in a"
              + " run the first of Client1, Client2, ... that is free).")
  private String name;

  @Option(
      names = "--server",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Where the server runs (default: ${DEFAULT-VALUE}).")
  private String server;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "The server's port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "Source address of the connection, such as 127.0.0.11.")
  private InetAddress from;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to try to reach the server (default: ${DEFAULT-VALUE}).")
  private Duration connectTimeout;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "200ms",
      description = "From one text to the next (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--interactive",
      description = "Send what is typed, line by line, until Ctrl-D; print what others say.")
  private boolean interactive;

  @Override
  protected String role() {
    return "chat-demo-client";
  }

  @Override
  protected String eventFileName() {
    return role() + "-" + name;
  }

  @Override
  protected RoleRun prepare(Logger log) {
    MemberName member = memberName();
    Ranges.checkPort(port, 1);
    if (isGiven("--run") && !isGiven("--events") && !member.isFileName()) {
      throw new WrongUseException(
          "--name "
              + name
              + ": cannot name the run's event file (letters, digits, '.', '_' and '-' can):"
              + " add --events FILE");
    }
    if (interactive) {
      reject("has no meaning with --interactive", "--interval");
    }
    return context -> run(context, memberName());
  }

  /** A member of a run that has no name takes the first one that no other has taken. */
  @Override
  protected Optional<EventFile> openEvents(Logger log) throws IOException {
    if (isGiven("--name") || isGiven("--events") || !isGiven("--run")) {
      return super.openEvents(log);
    }
    for (int number = 1; ; number++) {
      name = "Client" + number;
      try {
        return super.openEvents(log);
      } catch (EventFileExistsException taken) {
        log.debug("{} is taken", name);
      }
    }
  }

  private MemberName memberName() {
    try {
      return new MemberName(name);
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--name: " + e.getMessage());
    }
  }

  private void run(RoleContext context, MemberName name) throws IOException, InterruptedException {
    Connector connector = new Connector(context.clock(), connectTimeout, Optional.ofNullable(from));
    SocketChannel channel = connector.connect(server, port);
    FlowConnection connection =
        new FlowConnection(Wire.FLOW, channel, context.clock(), context.events());
    Texts texts =
        interactive ? new TypedTexts(System.in) : new DefaultTexts(interval, context.clock());
    Consumer<ReceivedRow> onMessage =
        interactive
            ? message -> context.out().println(Printable.of(message.text()))
            : message -> {};
    ChatMember member =
        new ChatMember(
            name, connection, texts, context.clock(), onMessage, cause -> {}, context.log());
    try {
      member.startReceiving();
      member.startSending();
      member.awaitEnd();
    } finally {
      member.close();
      context.out().println(summary(name, member));
    }
  }

  private static String summary(MemberName name, ChatMember member) {
    return "chat-demo client: %s sent %d messages and received %d broadcasts"
        .formatted(name.shown(), member.sentMessages(), member.receivedMessages());
  }
}
