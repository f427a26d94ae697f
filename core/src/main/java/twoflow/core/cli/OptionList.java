package twoflow.core.cli;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options in a help text: each group under its heading, the descriptions in one column. */
final class OptionList implements IHelpSectionRenderer {

  private final Map<OptionGroup, List<ArgSpec>> groups;

  /**
   * @param groups the options of each group, in the order in which they are shown
   */
  OptionList(Map<OptionGroup, List<ArgSpec>> groups) {
    this.groups = groups;
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    for (Entry<OptionGroup, List<ArgSpec>> group : new TreeMap<>(groups).entrySet()) {
      List<OptionSpec> options = ofKind(group.getValue());
      if (!options.isEmpty()) {
        text.append('\n').append(group.getKey().heading()).append('\n').append(list(help, options));
      }
    }
    // Help and version, which every command has.
    Set<ArgSpec> grouped =
        groups.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    List<OptionSpec> others =
        help.commandSpec().options().stream().filter(option -> !grouped.contains(option)).toList();
    return text.append('\n').append(list(help, others)).toString();
  }

  private static List<OptionSpec> ofKind(List<ArgSpec> specs) {
    return specs.stream().filter(OptionSpec.class::isInstance).map(OptionSpec.class::cast).toList();
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout =
        help.createDefaultLayout(
            help.commandSpec().options(),
            help.commandSpec().positionalParameters(),
            help.colorScheme());
    return help.optionListExcludingGroups(options, layout, null, help.parameterLabelRenderer());
  }
}
