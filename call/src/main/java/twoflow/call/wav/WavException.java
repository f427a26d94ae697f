package twoflow.call.wav;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is no WAV file, or not a whole one; the message reads {@code file: what is wrong}.
 */
public final class WavException extends IOException {

  private static final long serialVersionUID = 1L;

  WavException(Path file, String what) {
    super(file + ": " + what);
  }
}
