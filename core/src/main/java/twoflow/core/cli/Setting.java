package twoflow.core.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option or parameter of a command and, once the command line is parsed, its value.
 *
 * @param <T> the value's type
 */
public final class Setting<T> {

  private final ArgSpec spec;

  Setting(ArgSpec spec) {
    this.spec = spec;
  }

  /** The user's value, else the default; null when there is neither. */
  public T value() {
    return spec.getValue();
  }

  /** The user's value, else the default, if there is one. */
  public Optional<T> asOptional() {
    return Optional.ofNullable(value());
  }

  /** Whether the user gave it, as opposed to its default. */
  public boolean isGiven() {
    return spec.command().commandLine().getParseResult().matchedArgs().contains(spec);
  }

  /**
   * What the user gave, as the user wrote it, for another program; empty when nothing was given.
   */
  public List<String> arguments() {
    if (!isGiven()) {
      return List.of();
    }
    return List.of(name(), String.join(",", spec.originalStringValues()));
  }

  /** How the user writes it, such as {@code --flow}. */
  public String name() {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }
}
