package twoflow.chatdemo;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;

/** The command line of {@code chat-demo}: everything in one process. */
final class ChatDemoCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Runs a chat server and its members in one process; each message is broadcast to all"
                  + " others.",
              "In terminals of their own: see 'chat-demo server --help' and 'chat-demo client --help'.",
              ""),
          List.of(
              "",
              "Example: five members, half a second apart",
              "  chat-demo --clients 5 --interval 500ms"));

  private final Setting<Integer> clients =
      options
          .of(OptionGroup.SEND)
          .value(
              Integer.class,
              "--clients",
              "N",
              "3",
              "How many members there are: Client1 to ClientN (default: ${DEFAULT-VALUE}).");

  private final Setting<Integer> port =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--port",
              "PORT",
              "0",
              "The server's port; 0 picks one (default: ${DEFAULT-VALUE}).");

  private final Setting<String> bind =
      options
          .of(OptionGroup.CONNECT)
          .value(
              String.class,
              "--bind",
              "ADDRESS",
              "127.0.0.1",
              "The address that the server listens on (default: ${DEFAULT-VALUE}).");

  private final Setting<Duration> interval =
      options
          .of(OptionGroup.PACE)
          .value(
              Duration.class,
              "--interval",
              "TIME",
              "200ms",
              "From one text of a member to its next (default: ${DEFAULT-VALUE}).");

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new ChatDemoCommand(), args);
  }

  ChatDemoCommand() {
    super("chat-demo", HELP);
    add(new ServerCommand());
    add(new ClientCommand());
  }

  @Override
  protected String role() {
    return "chat-demo";
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    Ranges.checkClients(clients.value());
    Ranges.checkPort(port.value(), 0);
    ServerSocketChannel listener = ChatServer.listen(bind.value(), port.value(), log);
    return context ->
        context
            .out()
            .println(
                "chat-demo: "
                    + new DemoRun(listener, clients.value(), interval.value(), context).run());
  }
}
