package twoflow.chat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.pacing.FixedPace;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.Terminator;
import twoflow.core.peer.CsvInput;
import twoflow.core.peer.PaceKind;
import twoflow.core.peer.PeerOptions;
import twoflow.core.peer.PeerRun;
import twoflow.core.peer.ScheduledSending;
import twoflow.core.peer.Sending;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;

/** The command line of {@code client-chat}. */
@Command(
    name = "client-chat",
    description =
        "Sends the rows of a CSV file as chat messages through the relay, and listens to VoIP.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: the chat flow of the lab, from a source address of its own",
      "  client-chat --csv chat_messages.csv --from 127.0.0.11",
      "Example: a chat between two people, each in a terminal, through one relay",
      "  client-chat --interactive --flows CHAT --speaker Ada"
    })
final class ChatCommand extends RoleCommand {

  @Mixin private PeerOptions peer;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "300ms",
      description = "From one row to the next (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--terminator",
      paramLabel = "newline|none",
      defaultValue = "newline",
      description = "What ends a row on the wire (default: ${DEFAULT-VALUE}).")
  private Terminator terminator;

  @Option(names = "--interactive", description = "Send what is typed, line by line, until Ctrl-D.")
  private boolean interactive;

  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      defaultValue = "Client1",
      description = "With --interactive: who speaks (default: ${DEFAULT-VALUE}).")
  private String speaker;

  @Override
  protected String role() {
    return "client-chat";
  }

  @Override
  protected RoleRun prepare(Logger log) throws IOException {
    checkOptions();
    boolean sends = peer.flows().contains(Flow.CHAT);
    ChatFormat format = new ChatFormat(terminator);
    if (!sends) {
      return context -> run(context, Optional.empty(), row -> {});
    }
    if (interactive) {
      TypedRows.checkSpeaker(speaker);
      return context ->
          run(
              context,
              Optional.of(new TypedRows(speaker, format, System.in, context.log())),
              new SpokenRows(context.out()));
    }
    CsvInput input = new CsvInput(CommonOptions.root(), common().runFolder(), log);
    RowFile file = input.find(Flow.CHAT, peer.csv(), peer.rowCheck());
    FixedPace fixed = new FixedPace(0, interval.toNanos());
    return context ->
        run(
            context,
            Optional.of(
                new ScheduledSending(
                    file,
                    format,
                    peer.paceOf(file, input, fixed, Optional.empty()),
                    context.clock(),
                    context.log())),
            row -> {});
  }

  private void run(RoleContext context, Optional<Sending> sending, Consumer<ReceivedRow> onRow)
      throws IOException, InterruptedException {
    PeerRun run = new PeerRun(peer, context.clock(), context.events(), onRow, context.log());
    context.out().println("client-chat: " + run.run(Flow.CHAT, sending, context.stop()));
  }

  private void checkOptions() {
    peer.checkRanges();
    String[] schedule = {"--csv", "--pace", "--speed", "--epoch", "--interval"};
    if (!peer.flows().contains(Flow.CHAT)) {
      reject("needs CHAT in --flows", schedule);
      reject("needs CHAT in --flows", "--interactive", "--terminator", "--speaker");
    }
    if (interactive) {
      reject("has no meaning with --interactive", schedule);
    } else {
      reject("needs --interactive", "--speaker");
    }
    if (peer.pace() == PaceKind.CSV) {
      reject("has no meaning with --pace csv: the timestamps rule", "--interval");
    } else {
      reject("needs --pace csv", "--speed", "--epoch");
    }
  }
}
