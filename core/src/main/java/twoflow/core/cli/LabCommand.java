package twoflow.core.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import twoflow.core.run.StartSignal;
import twoflow.core.run.StopSignal;
import twoflow.core.run.WrongUseException;

/** A command of the lab: its options as fields, its work as {@link #call}. */
public abstract class LabCommand implements Callable<Integer> {

  /** Longer options have their description on the next line. */
  private static final int HELP_OPTION_COLUMNS = 24;

  /** The options, to which a command adds its own. */
  protected final OptionSet options = new OptionSet();

  private final String name;
  private final HelpText help;
  private final List<LabCommand> subcommands = new ArrayList<>();
  private final StartSignal start = new StartSignal();
  private final StopSignal stop = new StopSignal();
  private CommandLine commandLine;

  /**
   * @param name how the user calls it
   */
  protected LabCommand(String name, HelpText help) {
    this.name = name;
    this.help = help;
  }

  /** The command line's parser; its {@link CommandLine#execute} calls the command. */
  public final CommandLine commandLine() {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(this).name(name).versionProvider(new ManifestVersion());
    spec.usageMessage()
        .description(help.description().toArray(String[]::new))
        .footer(help.footer().toArray(String[]::new))
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .autoWidth(true);
    spec.usageMessage()
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionList(options.groups()));
    for (ArgSpec option : options.all()) {
      spec.add(option);
    }
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    for (LabCommand subcommand : subcommands) {
      spec.addSubcommand(subcommand.name, subcommand.commandLine());
    }
    commandLine =
        new CommandLine(spec)
            .setExpandAtFiles(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpLongOptionsMaxWidth(HELP_OPTION_COLUMNS);
    return commandLine;
  }

  /** The command that a command line belongs to. */
  static LabCommand of(CommandLine line) {
    return (LabCommand) line.getCommandSpec().userObject();
  }

  /** Adds a command below this one. */
  protected final void add(LabCommand subcommand) {
    subcommands.add(subcommand);
  }

  /** What the user typed after the command's name. */
  protected final List<String> typedArguments() {
    return commandLine.getParseResult().originalArgs();
  }

  /**
   * Refuses options that contradict another one.
   *
   * @param reason what is wrong with them, after the option's name
   * @throws WrongUseException when the user gave one of them
   */
  protected static void reject(String reason, Setting<?>... settings) {
    for (Setting<?> setting : settings) {
      if (setting.isGiven()) {
        throw new WrongUseException(setting.name() + " " + reason);
      }
    }
  }

  /** What an error message begins with: the command as the user calls it. */
  protected String speaker() {
    return commandLine.getCommandSpec().qualifiedName();
  }

  /** The word that the command may begin what others see. */
  protected final StartSignal start() {
    return start;
  }

  /** The user's wish that the command ends. */
  protected final StopSignal stop() {
    return stop;
  }

  /** Whether an unexpected error is to be shown with its place. */
  protected abstract boolean verbose();
}
