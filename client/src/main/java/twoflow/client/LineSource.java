package twoflow.client;

import java.io.IOException;
import java.util.Optional;

/** Where the lines come from that a person types. */
@FunctionalInterface
public interface LineSource {

  /**
   * Waits for the next line.
   *
   * @return the line without its end, never an empty one; empty when the person leaves
   * @throws IOException when the input cannot be read
   */
  Optional<String> next() throws IOException;
}
