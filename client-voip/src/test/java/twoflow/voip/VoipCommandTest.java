package twoflow.voip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that contradict each other are refused before any file or connection is touched. */
class VoipCommandTest {

  /** The message of the error that these arguments give. */
  private static String error(String... args) {
    StringBuilder message = new StringBuilder();
    new VoipCommand()
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
    "--chunk-bytes=0, '--chunk-bytes: at least 1 is needed, not 0'",
    "--chunk-bytes=-1, '--chunk-bytes: at least 1 is needed, not -1'",
    "--flows=CHAT --chunk-bytes=5, --chunk-bytes needs VOIP in --flows",
    "--flows=CHAT --chunk-interval=5ms, --chunk-interval needs VOIP in --flows",
    "--flows=CHAT --row-gap=5ms, --row-gap needs VOIP in --flows",
    "--flows=CHAT --csv=x, --csv needs VOIP in --flows",
    "--pace=csv --row-gap=5ms, --row-gap has no meaning with --pace csv: the timestamps rule",
    "--speed=2, --speed needs --pace csv",
    "--epoch=2025-12-13T10:00, --epoch needs --pace csv",
    "--pace=csv --speed=-1, '--speed: a factor from 0.001 to 1000000 is needed, not -1.0'",
    "--voip-port=70000, '--voip-port: a port is 1 to 65535, not 70000'",
    "--pace=csv --chunk-interval=5ms --csv=missing.csv, missing.csv: no such file",
    "--csv=missing.csv, missing.csv: no such file",
    "--codec=pcmu --chunk-bytes=5, --chunk-bytes has no meaning with --codec: a packet is a chunk",
    "--codec=pcma --chunk-interval=5ms, --chunk-interval has no meaning with --codec: a packet is a chunk",
    "--voice=tones, --voice needs --codec pcmu or pcma",
    "--frame=20ms, --frame needs --codec pcmu or pcma",
    "--flows=CHAT --codec=pcmu, --codec needs VOIP in --flows",
    "--codec=pcmu --frame=0, '--frame: whole milliseconds from 1ms to 200ms are needed'",
    "--codec=pcmu --frame=201ms, '--frame: whole milliseconds from 1ms to 200ms are needed'",
    "--codec=pcmu --frame=2.5ms, '--frame: whole milliseconds from 1ms to 200ms are needed'"
  })
  void shouldRefuseContradictions(String args, String message) {
    assertEquals(message, error(args.split(" ")));
  }
}
