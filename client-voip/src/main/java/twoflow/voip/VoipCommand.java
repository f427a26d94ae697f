package twoflow.voip;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.call.voice.Voice;
import twoflow.client.CallOptions;
import twoflow.client.CsvInput;
import twoflow.client.PaceKind;
import twoflow.client.PartnerListener;
import twoflow.client.PeerOptions;
import twoflow.client.PeerRun;
import twoflow.client.ScheduledSending;
import twoflow.client.Sending;
import twoflow.client.TextWrites;
import twoflow.client.VoipOptions;
import twoflow.client.voice.Voices;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Program;
import twoflow.core.cli.RoleCommand;
import twoflow.core.cli.RoleContext;
import twoflow.core.cli.RoleRun;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.Pace;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowFile;
import twoflow.voip.call.CallWrites;
import twoflow.voip.call.Speech;

/** The command line of {@code client-voip}. */
final class VoipCommand extends RoleCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Sends the rows of a CSV file in small chunks through the relay, like a voice stream, or"
                  + " as a call, and listens to chat."),
          List.of(
              "",
              "Example: the VoIP flow of the lab, from a source address of its own",
              "  client-voip --csv voip_messages.csv --from 127.0.0.12",
              "Example: 20-byte chunks every 20 ms",
              "  client-voip --chunk-bytes 20 --chunk-interval 20ms",
              "Example: a call: the rows are spoken, in RTP",
              "  client-voip --codec pcmu --voice tones"));

  private final PeerOptions peer = new PeerOptions(options);

  private final VoipOptions voip = new VoipOptions(options);

  private final CallOptions call = new CallOptions(options);

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
  protected boolean mayBeSeveral() {
    return true;
  }

  @Override
  protected RoleRun prepare(Supplier<Logger> log) throws IOException {
    checkOptions();
    if (!peer.flows().contains(Flow.VOIP)) {
      return context -> run(context, Optional.empty());
    }
    CsvInput input = new CsvInput(CommonOptions.root(), common().runFolder(), log.get());
    RowFile file = input.find(Flow.VOIP, peer.csv(), peer.rowCheck());
    Optional<CallFormat> format = call.format();
    if (format.isPresent()) {
      Voice voice = new Voices(System.getenv().getOrDefault("PATH", "")).of(call.voice());
      return context -> speak(context, input, file, voice, format.get());
    }
    return context ->
        run(
            context,
            Optional.of(
                new ScheduledSending(
                    file,
                    new TextWrites(voip.format()),
                    peer.paceOf(file, input, voip.fixedPace(), voip.givenChunkInterval()),
                    peer.sendingRules(),
                    context.clock(),
                    context.log())));
  }

  private void speak(
      RoleContext context, CsvInput input, RowFile file, Voice voice, CallFormat format)
      throws IOException, InterruptedException {
    try (Speech speech = Speech.of(file, voice, format)) {
      if (common().runFolder().isPresent()) {
        speech.keepIn(common().runFolder().get());
      }
      context.log().info("VOIP voice: {}, {}", voice, speech);
      CallWrites writes = new CallWrites(speech);
      // The first packets that a JVM builds take 30 ms; then they would be late.
      writes.of(new NumberedRow(1, 1, file.first()), new RowTimes(0, 0, 1));
      Pace schedule =
          peer.paceOf(file, input, voip.callPace(call.frame()), Optional.of(Duration.ZERO));
      run(
          context,
          Optional.of(
              new ScheduledSending(
                  file,
                  writes,
                  new CallPace(schedule, call.frame(), context.log()),
                  peer.sendingRules(),
                  context.clock(),
                  context.log())));
    }
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
    voip.checkRange();
    call.checkRange();
    if (!peer.flows().contains(Flow.VOIP)) {
      reject("needs VOIP in --flows", peer.ofFiles());
      reject("needs VOIP in --flows", voip.all());
      reject("needs VOIP in --flows", call.all());
    }
    if (call.codec().isPresent()) {
      reject("has no meaning with --codec: a packet is a chunk", voip.ofText());
      reject("has no meaning with --codec: a call is no exchange of rows", peer.ofExchanges());
    } else {
      reject("needs --codec pcmu or pcma", call.ofCalls());
    }
    if (peer.pace() == PaceKind.CSV) {
      reject("has no meaning with --pace csv: the timestamps rule", voip.rowGap());
    } else {
      reject("needs --pace csv", peer.ofTimestamps());
    }
  }
}
