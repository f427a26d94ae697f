package twoflow.bench.contender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a command left when it had ended.
 *
 * @param exitCode its exit code
 * @param text what it printed on stdout and stderr, without blanks around it
 */
public record CommandOutput(int exitCode, String text) {

  /**
   * Runs a command to its end.
   *
   * @throws IOException when it cannot be started
   */
  public static CommandOutput of(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CommandOutput(process.waitFor(), text.strip());
  }
}
