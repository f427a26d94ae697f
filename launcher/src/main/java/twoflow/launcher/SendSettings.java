package twoflow.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import twoflow.client.CallOptions;
import twoflow.client.ChatOptions;
import twoflow.client.PaceKind;
import twoflow.client.PaceOptions;
import twoflow.client.VoipOptions;
import twoflow.client.voice.Voices;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.row.RowCheck;
import twoflow.core.run.WrongUseException;

/** The options of a run that say what the clients send, in which chunks, and when. */
final class SendSettings {

  private final PaceOptions pace;
  private final ChatOptions chat;
  private final VoipOptions voip;
  private final CallOptions call;
  private final Setting<Boolean> speak;

  /** Adds them to a command's options. */
  SendSettings(OptionSet options) {
    pace = new PaceOptions(options);
    chat = new ChatOptions(options);
    voip = new VoipOptions(options);
    speak =
        options
            .of(OptionGroup.SEND)
            .flag(
                "--call", "Make a call of the VoIP rows that you can hear, as --codec pcmu does.");
    call = new CallOptions(options);
  }

  /** All of them. */
  Setting<?>[] all() {
    return Stream.of(pace.all(), chat.all(), voip.all(), call.all(), new Setting<?>[] {speak})
        .flatMap(Stream::of)
        .toArray(Setting<?>[]::new);
  }

  /** Whether the timestamps rule when rows are sent. */
  boolean byTimestamps() {
    return pace.kind() == PaceKind.CSV;
  }

  /** Whether the VoIP rows are spoken. */
  boolean isCall() {
    return speak.value() || call.codec().isPresent();
  }

  /** What has no meaning when they are. */
  Setting<?>[] ofText() {
    return voip.ofText();
  }

  /** What has no meaning unless they are. */
  Setting<?>[] ofCalls() {
    return call.ofCalls();
  }

  /** What has no meaning when the timestamps rule. */
  Setting<?>[] ofFixedPace() {
    return Stream.concat(Stream.of(chat.all()), Stream.of(voip.rowGap()))
        .toArray(Setting<?>[]::new);
  }

  /** What has no meaning unless they do. */
  Setting<?>[] ofTimestamps() {
    return pace.ofTimestamps();
  }

  /**
   * Checks what parsing cannot check.
   *
   * @throws WrongUseException when a value is out of its range, or --call has no codec
   */
  void checkRange() {
    pace.checkRange();
    voip.checkRange();
    call.checkRange();
    if (speak.value() && call.codecOption().isGiven() && call.codec().isEmpty()) {
      throw new WrongUseException("--call contradicts --codec none");
    }
  }

  /**
   * Looks for the voice of a call, before anything is made.
   *
   * @throws WrongUseException when it is not to be had
   */
  void checkVoice() throws IOException {
    if (isCall()) {
      new Voices(System.getenv().getOrDefault("PATH", "")).check(call.voice());
    }
  }

  /** What they demand of the input files. */
  RowCheck rowCheck() {
    return pace.rowCheck();
  }

  /** Those that the user gave, for the clients. */
  RoleArguments.More options() {
    return new RoleArguments.More(
        List.of(),
        Stream.of(pace.arguments(), chat.arguments()).flatMap(List::stream).toList(),
        Stream.of(pace.arguments(), voip.arguments(), callArguments())
            .flatMap(List::stream)
            .toList(),
        false);
  }

  private List<String> callArguments() {
    List<String> arguments = new ArrayList<>(call.arguments());
    if (speak.value() && !call.codecOption().isGiven()) {
      arguments.addAll(List.of(call.codecOption().name(), "pcmu"));
    }
    return arguments;
  }
}
