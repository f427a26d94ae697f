package twoflow.voip;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
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
import twoflow.core.payload.VoipFormat;
import twoflow.core.peer.CsvInput;
import twoflow.core.peer.PaceKind;
import twoflow.core.peer.PeerOptions;
import twoflow.core.peer.PeerRun;
import twoflow.core.peer.ScheduledSending;
import twoflow.core.peer.Sending;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;
import twoflow.core.run.WrongUseException;

/** The command line of {@code client-voip}. */
@Command(
    name = "client-voip",
    description =
        "Sends the rows of a CSV file in small chunks through the relay, like a voice stream, and"
            + " listens to chat.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Example: the VoIP flow of the lab, from a source address of its own",
      "  client-voip --csv voip_messages.csv --from 127.0.0.12",
      "Example: 20-byte chunks every 20 ms",
      "  client-voip --chunk-bytes 20 --chunk-interval 20ms"
    })
final class VoipCommand extends RoleCommand {

  @Mixin private PeerOptions peer;

  @Option(
      names = "--chunk-bytes",
      paramLabel = "N",
      defaultValue = "10",
      description = "Length of a chunk (default: ${DEFAULT-VALUE}).")
  private int chunkBytes;

  @Option(
      names = "--chunk-interval",
      paramLabel = "TIME",
      defaultValue = "50ms",
      description =
          "From one chunk to the next (default: ${DEFAULT-VALUE}; with --pace csv a row's chunks are"
              + " spread up to the next row unless this is given).")
  private Duration chunkInterval;

  @Option(
      names = "--row-gap",
      paramLabel = "TIME",
      defaultValue = "100ms",
      description = "From a row's newline to the next row (default: ${DEFAULT-VALUE}).")
  private Duration rowGap;

  @Override
  protected String role() {
    return "client-voip";
  }

  @Override
  protected RoleRun prepare(Logger log) throws IOException {
    checkOptions();
    if (!peer.flows().contains(Flow.VOIP)) {
      return context -> run(context, Optional.empty());
    }
    CsvInput input = new CsvInput(CommonOptions.root(), common().runFolder(), log);
    RowFile file = input.find(Flow.VOIP, peer.csv(), peer.rowCheck());
    FixedPace fixed = new FixedPace(chunkInterval.toNanos(), rowGap.toNanos());
    Optional<Duration> givenInterval =
        isGiven("--chunk-interval") ? Optional.of(chunkInterval) : Optional.empty();
    return context ->
        run(
            context,
            Optional.of(
                new ScheduledSending(
                    file,
                    new VoipFormat(chunkBytes),
                    peer.paceOf(file, input, fixed, givenInterval),
                    context.clock(),
                    context.log())));
  }

  private void run(RoleContext context, Optional<Sending> sending)
      throws IOException, InterruptedException {
    PeerRun run = new PeerRun(peer, context.clock(), context.events(), row -> {}, context.log());
    context.out().println("client-voip: " + run.run(Flow.VOIP, sending, context.stop()));
  }

  private void checkOptions() {
    peer.checkRanges();
    if (chunkBytes < 1) {
      throw new WrongUseException("--chunk-bytes: at least 1 is needed, not " + chunkBytes);
    }
    if (!peer.flows().contains(Flow.VOIP)) {
      reject("needs VOIP in --flows", "--csv", "--pace", "--speed", "--epoch");
      reject("needs VOIP in --flows", "--chunk-bytes", "--chunk-interval", "--row-gap");
    }
    if (peer.pace() == PaceKind.CSV) {
      reject("has no meaning with --pace csv: the timestamps rule", "--row-gap");
    } else {
      reject("needs --pace csv", "--speed", "--epoch");
    }
  }
}
