package twoflow.core.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The options of a command, by group and then in the order of their declaration. They are declared
 * by calls, not by picocli's annotations: reading those was a third of the time from exec to LISTEN
 * (bench/README.md). In descriptions {@code ${DEFAULT-VALUE}} stands for the default.
 */
public final class OptionSet {

  private final Map<OptionGroup, List<ArgSpec>> groups;
  private final OptionGroup group;

  /** The options of a command; what is declared without a group is of the run. */
  OptionSet() {
    this(new EnumMap<>(OptionGroup.class), OptionGroup.RUN);
  }

  private OptionSet(Map<OptionGroup, List<ArgSpec>> groups, OptionGroup group) {
    this.groups = groups;
    this.group = group;
  }

  /** The same options, for the declaration of those of a group. */
  public OptionSet of(OptionGroup group) {
    return new OptionSet(groups, group);
  }

  /** A switch, off unless given. */
  public Setting<Boolean> flag(String name, String description) {
    return flag(new String[] {name}, description);
  }

  /** A switch with a short and a long name, off unless given. */
  public Setting<Boolean> flag(String[] names, String description) {
    return add(
        OptionSpec.builder(names)
            .type(boolean.class)
            .defaultValue("false")
            .description(description)
            .build());
  }

  /** An option that has no value unless given. */
  public <T> Setting<T> value(Class<T> type, String name, String label, String description) {
    return value(type, name, label, null, description);
  }

  /**
   * An option with a default.
   *
   * @param label stands for the value in the help text
   * @param fallback the default, as the user would write it
   */
  public <T> Setting<T> value(
      Class<T> type, String name, String label, String fallback, String description) {
    OptionSpec.Builder option =
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(type)
            .defaultValue(fallback)
            .description(description);
    if (type == Duration.class) {
      option.converters(new DurationConverter());
    }
    return add(option.build());
  }

  /** An option with several values, divided by commas or by repeating the option. */
  public <T> Setting<List<T>> list(
      Class<T> type, String name, String label, String fallback, String description) {
    return add(list(name, label, fallback, description).auxiliaryTypes(type).build());
  }

  /** An option with several values of a type that picocli does not know. */
  public <T> Setting<List<T>> list(
      ITypeConverter<T> converter, String name, String label, String fallback, String description) {
    return add(list(name, label, fallback, description).converters(converter).build());
  }

  /** The parameter of a command that reads a run: its folder, or its name in {@code captures}. */
  public Setting<Path> run() {
    return add(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .paramLabel("RUN")
            .type(Path.class)
            .defaultValue("two-flow")
            .description("The run's folder, or its name in captures/ (default: ${DEFAULT-VALUE}).")
            .build());
  }

  /** Any other option or parameter. */
  public <T> Setting<T> add(ArgSpec option) {
    groups.computeIfAbsent(group, any -> new ArrayList<>()).add(option);
    return new Setting<>(option);
  }

  List<ArgSpec> all() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  Map<OptionGroup, List<ArgSpec>> groups() {
    return groups;
  }

  private static OptionSpec.Builder list(
      String name, String label, String fallback, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(List.class)
        .splitRegex(",")
        .defaultValue(fallback)
        .description(description);
  }
}
