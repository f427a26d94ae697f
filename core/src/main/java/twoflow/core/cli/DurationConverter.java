package twoflow.core.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import twoflow.core.pacing.DurationForm;

/** Reads durations such as {@code 300ms}, {@code 2.5s} or {@code 1m}; 0 needs no unit. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String value) {
    try {
      return DurationForm.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
