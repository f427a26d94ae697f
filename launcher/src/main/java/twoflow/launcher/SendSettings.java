package twoflow.launcher;

import java.util.List;
import java.util.stream.Stream;
import twoflow.client.ChatOptions;
import twoflow.client.PaceKind;
import twoflow.client.PaceOptions;
import twoflow.client.VoipOptions;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.row.RowCheck;

/** The options of a run that say when the clients send, and in which chunks. */
final class SendSettings {

  private final PaceOptions pace;
  private final ChatOptions chat;
  private final VoipOptions voip;

  /** Adds them to a command's options. */
  SendSettings(OptionSet options) {
    pace = new PaceOptions(options);
    chat = new ChatOptions(options);
    voip = new VoipOptions(options);
  }

  /** All of them. */
  Setting<?>[] all() {
    return Stream.of(pace.all(), chat.all(), voip.all())
        .flatMap(Stream::of)
        .toArray(Setting<?>[]::new);
  }

  /** Whether the timestamps rule when rows are sent. */
  boolean byTimestamps() {
    return pace.kind() == PaceKind.CSV;
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
   * @throws twoflow.core.run.WrongUseException when a value is out of its range
   */
  void checkRange() {
    pace.checkRange();
    voip.checkRange();
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
        Stream.of(pace.arguments(), voip.arguments()).flatMap(List::stream).toList(),
        false);
  }
}
