package twoflow.chatdemo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleRun;

/** The command line of {@code chat-demo}: everything in one process. */
@Command(
    name = "chat-demo",
    description = {
      "Runs a chat server and its members in one process; each message is broadcast to all others.",
      "In terminals of their own: see 'chat-demo server --help' and 'chat-demo client --help'.",
      ""
    },
    subcommands = {ServerCommand.class, ClientCommand.class},
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: five members, half a second apart",
      "  chat-demo --clients 5 --interval 500ms"
    })
final class ChatDemoCommand extends RoleCommand {

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many members there are: Client1 to ClientN (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "The server's port; 0 picks one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address that the server listens on (default: ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "200ms",
      description = "From one text of a member to its next (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Override
  protected String role() {
    return "chat-demo";
  }

  @Override
  protected RoleRun prepare(Logger log) throws IOException {
    Ranges.checkClients(clients);
    Ranges.checkPort(port, 0);
    ServerSocketChannel listener = ChatServer.listen(bind, port, log);
    return context ->
        context
            .out()
            .println("chat-demo: " + new DemoRun(listener, clients, interval, context).run());
  }
}
