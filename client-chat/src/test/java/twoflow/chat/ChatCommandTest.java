package twoflow.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that contradict each other are refused before any file or connection is touched. */
class ChatCommandTest {

  /** The message of the error that these arguments give. */
  private static String error(String... args) {
    StringBuilder message = new StringBuilder();
    new ChatCommand()
        .commandLine()
        .setExecutionExceptionHandler((e, command, parsed) -> {
          message.append(e.getMessage());
          return 1;
        })
        .setParameterExceptionHandler((e, given) -> {
          message.append(e.getMessage());
          return 2;
        })
        .execute(args);
    return message.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "--flows=VOIP --csv=x, --csv needs CHAT in --flows",
    "--flows=VOIP --interactive, --interactive needs CHAT in --flows",
    "--flows=VOIP --terminator=none, --terminator needs CHAT in --flows",
    "--interactive --csv=x, --csv has no meaning with --interactive",
    "--interactive --interval=1s, --interval has no meaning with --interactive",
    "--interactive --pace=csv, --pace has no meaning with --interactive",
    "--speaker=Ada, --speaker needs --interactive",
    "--pace=csv --interval=1s, --interval has no meaning with --pace csv: the timestamps rule",
    "--speed=2, --speed needs --pace csv",
    "--epoch=2025-12-13T10:00:00, --epoch needs --pace csv",
    "--pace=csv --speed=0, '--speed: a factor from 0.001 to 1000000 is needed, not 0.0'",
    "--pace=csv --speed=NaN, '--speed: a factor from 0.001 to 1000000 is needed, not NaN'",
    "--pace=csv --speed=Infinity, '--speed: a factor from 0.001 to 1000000 is needed, not Infinity'",
    "--chat-port=0, '--chat-port: a port is 1 to 65535, not 0'",
    "--voip-port=65536, '--voip-port: a port is 1 to 65535, not 65536'",
    "--interactive --speaker=, --speaker: speaker is empty",
    "--csv=missing.csv, missing.csv: no such file"
  })
  void shouldRefuseContradictions(String args, String message) {
    assertEquals(message, error(args.split(" ")));
  }

  @Test
  void shouldNotNeedThePortOfAFlowThatIsNotConnected() {
    assertEquals(
        "missing.csv: no such file", error("--flows=CHAT", "--voip-port=0", "--csv=missing.csv"));
  }
}
