package twoflow.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import twoflow.core.cli.ConsoleCharset;

/** The lines that a person types, until the end of the input; empty ones are left out. */
public final class TypedLines implements LineSource {

  private final BufferedReader keyboard;

  /**
   * @param keyboard where lines come from, in the console's encoding
   */
  public TypedLines(InputStream keyboard) {
    this.keyboard =
        new BufferedReader(
            new InputStreamReader(keyboard, ConsoleCharset.ofThisProcess().ofInput()));
  }

  /**
   * Waits for the next line; an interrupt does not end the waiting.
   *
   * @return the line without its end; empty at the end of the input
   * @throws IOException when the input cannot be read
   */
  @Override
  public Optional<String> next() throws IOException {
    String line = keyboard.readLine();
    while (line != null && line.isEmpty()) {
      line = keyboard.readLine();
    }
    return Optional.ofNullable(line);
  }
}
