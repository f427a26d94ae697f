package twoflow.chatdemo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;

/** The command line of {@code chat-demo server}. */
@Command(
    name = "server",
    description =
        "Runs the chat server alone, for members in terminals of their own. A message of more than 1 MiB"
            + " is not passed on.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: a chat of two people, which ends when both have left",
      "  chat-demo server --clients 2",
      "  chat-demo client --name Ada --interactive      (in a second terminal)",
      "  chat-demo client --name Grace --interactive    (in a third terminal)"
    })
final class ServerCommand extends RoleCommand {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "The port to listen on; 0 picks one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description =
          "Begin when N members have joined and end when all have half-closed (default: begin at"
              + " once, members come and go, until stopped).")
  private Integer clients;

  @Option(
      names = "--join-timeout",
      paramLabel = "TIME",
      defaultValue = "0",
      description =
          "With --clients: end with exit code 1 when they have not joined by then; 0 = wait (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration joinTimeout;

  @Override
  protected String role() {
    return "chat-demo-server";
  }

  @Override
  protected RoleRun prepare(Logger log) throws IOException {
    OptionalInt wanted = clients == null ? OptionalInt.empty() : OptionalInt.of(clients);
    wanted.ifPresent(Ranges::checkClients);
    if (wanted.isEmpty()) {
      reject("needs --clients", "--join-timeout");
    }
    Ranges.checkPort(port, 0);
    ServerSocketChannel listener = ChatServer.listen(bind, port, log);
    return context -> run(context, listener, wanted);
  }

  private void run(RoleContext context, ServerSocketChannel listener, OptionalInt wanted)
      throws IOException, InterruptedException {
    ChatServer server = new ChatServer(listener, wanted, context);
    context.out().println("listening " + Wire.FLOW + " " + server.address());
    try {
      server.start();
      if (!joinTimeout.isZero()) {
        server.room().awaitOpen(joinTimeout.toMillis());
      }
      server.room().awaitEnd();
    } finally {
      server.close();
      context.out().println("chat-demo server: " + server.summary());
    }
  }
}
