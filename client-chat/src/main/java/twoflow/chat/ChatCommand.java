package twoflow.chat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.client.ChatOptions;
import twoflow.client.CsvInput;
import twoflow.client.LineSource;
import twoflow.client.PaceKind;
import twoflow.client.PartnerListener;
import twoflow.client.PeerOptions;
import twoflow.client.PeerRun;
import twoflow.client.ScheduledSending;
import twoflow.client.Sending;
import twoflow.client.TextWrites;
import twoflow.client.TypedLines;
import twoflow.client.terminal.ChatTerminal;
import twoflow.client.terminal.Conversation;
import twoflow.client.terminal.StandardTerminal;
import twoflow.client.terminal.TerminalLog;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LogTarget;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Program;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Terminator;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;

/** The command line of {@code client-chat}. */
final class ChatCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Sends the rows of a CSV file as chat messages through the relay, and listens to VoIP."),
          List.of(
              "",
              "Example: the chat flow of the lab, from a source address of its own",
              "  client-chat --csv chat_messages.csv --from 127.0.0.11",
              "Example: a chat between two people, each in a terminal, through one relay",
              "  client-chat --interactive --flows CHAT --speaker Ada"));

  private final PeerOptions peer = new PeerOptions(options);

  private final ChatOptions chat = new ChatOptions(options);

  private final Setting<Terminator> terminator =
      options
          .of(OptionGroup.SEND)
          .value(
              Terminator.class,
              "--terminator",
              "newline|none",
              "newline",
              "What ends a row on the wire (default: ${DEFAULT-VALUE}).");

  private final Setting<Boolean> interactive =
      options
          .of(OptionGroup.SEND)
          .flag(
              "--interactive",
              "Send what is typed, line by line, until Ctrl-D (Windows: Ctrl-Z, Enter). On a"
                  + " terminal, /help says what else can be typed, and -v shows the log.");

  private final Setting<String> speaker =
      options
          .of(OptionGroup.SEND)
          .value(
              String.class,
              "--speaker",
              "NAME",
              "Client1",
              "With --interactive: who speaks (default: ${DEFAULT-VALUE}).");

  /** Where a person chats; empty unless one sits there. */
  private Optional<ChatTerminal> terminal = Optional.empty();

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new ChatCommand(), args);
  }

  ChatCommand() {
    super("client-chat", HELP);
  }

  @Override
  protected String role() {
    return "client-chat";
  }

  @Override
  protected boolean mayBeSeveral() {
    return true;
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    checkOptions();
    boolean sends = peer.flows().contains(Flow.CHAT);
    ChatFormat format = new ChatFormat(terminator.value());
    if (!sends) {
      return context -> run(context, Optional.empty(), PartnerListener.NONE);
    }
    if (interactive.value()) {
      TypedRows.checkSpeaker(speaker.value());
      terminal = new StandardTerminal(System.getenv()).open();
      return terminal.isPresent()
          ? context -> converse(context, format, terminal.get())
          : context ->
              run(
                  context,
                  Optional.of(typed(context, format, new TypedLines(System.in))),
                  new SpokenRows(context.out()));
    }
    CsvInput input = new CsvInput(CommonOptions.root(), common().runFolder(), log.get());
    RowFile file = input.find(Flow.CHAT, peer.csv(), peer.rowCheck());
    return context ->
        run(
            context,
            Optional.of(
                new ScheduledSending(
                    file,
                    new TextWrites(format),
                    peer.paceOf(file, input, chat.fixedPace(), Optional.empty()),
                    peer.sendingRules(),
                    context.clock(),
                    context.log())),
            PartnerListener.NONE);
  }

  @Override
  protected List<LogTarget> logTargets() {
    return terminal.isPresent()
        ? TerminalLog.targets(terminal.get(), runLog(), verbose())
        : super.logTargets();
  }

  private TypedRows typed(RoleContext context, ChatFormat format, LineSource lines) {
    return new TypedRows(speaker.value(), format, lines, context.log());
  }

  private void converse(RoleContext context, ChatFormat format, ChatTerminal screen)
      throws IOException, InterruptedException {
    Conversation conversation = new Conversation(screen, speaker.value());
    Sending sending = typed(context, format, conversation);
    PeerRun run = run(context, new PartnerView(conversation));
    print(
        context,
        conversation.hold(
            () -> run.run(Flow.CHAT, Optional.of(sending), context.stop()), context.stop()));
  }

  private void run(RoleContext context, Optional<Sending> sending, PartnerListener partner)
      throws IOException, InterruptedException {
    print(context, run(context, partner).run(Flow.CHAT, sending, context.stop()));
  }

  private PeerRun run(RoleContext context, PartnerListener partner) {
    return new PeerRun(
        peer, context.clock(), context.events(), partner, context.start(), context.log());
  }

  private static void print(RoleContext context, String summary) {
    context.out().println("client-chat: " + summary);
  }

  private void checkOptions() {
    peer.checkRanges();
    if (!peer.flows().contains(Flow.CHAT)) {
      reject("needs CHAT in --flows", peer.ofFiles());
      reject("needs CHAT in --flows", chat.all());
      reject("needs CHAT in --flows", interactive, terminator, speaker);
    }
    if (interactive.value()) {
      reject("has no meaning with --interactive", peer.ofFiles());
      reject("has no meaning with --interactive", chat.all());
    } else {
      reject("needs --interactive", speaker);
    }
    if (peer.pace() == PaceKind.CSV) {
      reject("has no meaning with --pace csv: the timestamps rule", chat.all());
    } else {
      reject("needs --pace csv", peer.ofTimestamps());
    }
  }
}
