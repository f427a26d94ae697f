package twoflow.chatdemo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;

/** The command line of {@code chat-demo server}. */
final class ServerCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Runs the chat server alone, for members in terminals of their own. A message of more"
                  + " than 1 MiB is not passed on."),
          List.of(
              "",
              "Example: a chat of two people, which ends when both have left",
              "  chat-demo server --clients 2",
              "  chat-demo client --name Ada --interactive      (in a second terminal)",
              "  chat-demo client --name Grace --interactive    (in a third terminal)"));

  private final Setting<Integer> port =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--port",
              "PORT",
              "9000",
              "The port to listen on; 0 picks one (default: ${DEFAULT-VALUE}).");

  private final Setting<String> bind =
      options
          .of(OptionGroup.CONNECT)
          .value(
              String.class,
              "--bind",
              "ADDRESS",
              "127.0.0.1",
              "The address to listen on (default: ${DEFAULT-VALUE}).");

  private final Setting<Integer> clients =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--clients",
              "N",
              "Begin when N members have joined and end when all have half-closed (default: begin at"
                  + " once, members come and go, until stopped).");

  private final Setting<Duration> joinTimeout =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Duration.class,
              "--join-timeout",
              "TIME",
              "0",
              "With --clients: end with exit code 1 when they have not joined by then; 0 = wait"
                  + " (default: ${DEFAULT-VALUE}).");

  ServerCommand() {
    super("server", HELP);
  }

  @Override
  protected String role() {
    return "chat-demo-server";
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    OptionalInt wanted = clients.isGiven() ? OptionalInt.of(clients.value()) : OptionalInt.empty();
    wanted.ifPresent(Ranges::checkClients);
    if (wanted.isEmpty()) {
      reject("needs --clients", joinTimeout);
    }
    Ranges.checkPort(port.value(), 0);
    ServerSocketChannel listener = ChatServer.listen(bind.value(), port.value(), log);
    return context -> run(context, listener, wanted);
  }

  private void run(RoleContext context, ServerSocketChannel listener, OptionalInt wanted)
      throws IOException, InterruptedException {
    ChatServer server = new ChatServer(listener, wanted, context);
    context.out().println("listening " + Wire.FLOW + " " + server.address());
    try {
      server.start();
      if (!joinTimeout.value().isZero()) {
        server.room().awaitOpen(joinTimeout.value().toMillis());
      }
      server.room().awaitEnd();
    } finally {
      server.close();
      context.out().println("chat-demo server: " + server.summary());
    }
  }
}
