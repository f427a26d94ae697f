package twoflow.voip;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.client.CsvInput;
import twoflow.client.PaceKind;
import twoflow.client.PartnerListener;
import twoflow.client.PeerOptions;
import twoflow.client.PeerRun;
import twoflow.client.ScheduledSending;
import twoflow.client.Sending;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Program;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.cli.Setting;
import twoflow.core.pacing.FixedPace;
import twoflow.core.payload.VoipFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/** The command line of {@code client-voip}. */
final class VoipCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Sends the rows of a CSV file in small chunks through the relay, like a voice stream,"
                  + " and listens to chat."),
          List.of(
              "",
              "Example: the VoIP flow of the lab, from a source address of its own",
              "  client-voip --csv voip_messages.csv --from 127.0.0.12",
              "Example: 20-byte chunks every 20 ms",
              "  client-voip --chunk-bytes 20 --chunk-interval 20ms"));

  private final PeerOptions peer = new PeerOptions(options);

  private final Setting<Integer> chunkBytes =
      options.value(
          Integer.class,
          "--chunk-bytes",
          "N",
          "10",
          "Length of a chunk (default: ${DEFAULT-VALUE}).");

  private final Setting<Duration> chunkInterval =
      options.value(
          Duration.class,
          "--chunk-interval",
          "TIME",
          "50ms",
          "From one chunk to the next (default: ${DEFAULT-VALUE}; with --pace csv a row's chunks"
              + " are spread up to the next row unless this is given).");

  private final Setting<Duration> rowGap =
      options.value(
          Duration.class,
          "--row-gap",
          "TIME",
          "100ms",
          "From a row's newline to the next row (default: ${DEFAULT-VALUE}).");

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new VoipCommand(), args);
  }

  VoipCommand() {
    super("client-voip", HELP);
  }

  @Override
  protected String role() {
    return "client-voip";
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    checkOptions();
    if (!peer.flows().contains(Flow.VOIP)) {
      return context -> run(context, Optional.empty());
    }
    CsvInput input = new CsvInput(CommonOptions.root(), common().runFolder(), log.get());
    RowFile file = input.find(Flow.VOIP, peer.csv(), peer.rowCheck());
    FixedPace fixed = new FixedPace(chunkInterval.value().toNanos(), rowGap.value().toNanos());
    Optional<Duration> givenInterval =
        chunkInterval.isGiven() ? chunkInterval.asOptional() : Optional.empty();
    return context ->
        run(
            context,
            Optional.of(
                new ScheduledSending(
                    file,
                    new VoipFormat(chunkBytes.value()),
                    peer.paceOf(file, input, fixed, givenInterval),
                    context.clock(),
                    context.log())));
  }

  private void run(RoleContext context, Optional<Sending> sending)
      throws IOException, InterruptedException {
    PeerRun run =
        new PeerRun(
            peer,
            context.clock(),
            context.events(),
            PartnerListener.NONE,
            context.start(),
            context.log());
    context.out().println("client-voip: " + run.run(Flow.VOIP, sending, context.stop()));
  }

  private void checkOptions() {
    peer.checkRanges();
    if (chunkBytes.value() < 1) {
      throw new WrongUseException("--chunk-bytes: at least 1 is needed, not " + chunkBytes.value());
    }
    if (!peer.flows().contains(Flow.VOIP)) {
      reject("needs VOIP in --flows", peer.ofFiles());
      reject("needs VOIP in --flows", chunkBytes, chunkInterval, rowGap);
    }
    if (peer.pace() == PaceKind.CSV) {
      reject("has no meaning with --pace csv: the timestamps rule", rowGap);
    } else {
      reject("needs --pace csv", peer.ofTimestamps());
    }
  }
}
