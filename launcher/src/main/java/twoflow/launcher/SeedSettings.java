package twoflow.launcher;

import java.util.Optional;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.OptionSet;
import twoflow.core.cli.Setting;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;

/** The options that say from which seed the rows of a run are made. */
final class SeedSettings {

  private final Setting<Long> seed;
  private final Setting<String> student;

  /** Adds them to a command's options. */
  SeedSettings(OptionSet options) {
    OptionSet send = options.of(OptionGroup.SEND);
    seed =
        send.value(
            Long.class,
            "--seed",
            "N",
            "Make the rows from this number: the same seed gives the same bytes, everywhere. A"
                + " scenario gets other words.");
    student =
        send.value(
            String.class,
            "--student",
            "ID",
            "The same for a student: the seed comes from the ID, such as a number, an e-mail address or"
                + " a name.");
  }

  /** The option that was given, as the user writes it; empty without a seed. */
  Optional<String> given() {
    if (seed.isGiven()) {
      return Optional.of(seed.name());
    }
    return student.isGiven() ? Optional.of(student.name()) : Optional.empty();
  }

  /**
   * The seed, if the user wants one.
   *
   * @throws WrongUseException when there are two, or one cannot be used
   */
  Optional<RunSeed> seed() {
    if (seed.isGiven() && student.isGiven()) {
      throw new WrongUseException(seed.name() + " contradicts " + student.name());
    }
    try {
      if (student.isGiven()) {
        return Optional.of(RunSeed.ofStudent(student.value()));
      }
      return seed.asOptional().map(RunSeed::of);
    } catch (IllegalArgumentException e) {
      throw new WrongUseException(given().orElseThrow() + ": " + e.getMessage());
    }
  }
}
