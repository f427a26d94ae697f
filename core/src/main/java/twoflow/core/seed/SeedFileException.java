package twoflow.core.seed;

import java.io.IOException;
import java.nio.file.Path;

/** A {@code seed.json} that cannot be used; the message reads {@code file: what is wrong}. */
public final class SeedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  SeedFileException(Path file, String what) {
    super(file + ": " + what);
  }
}
