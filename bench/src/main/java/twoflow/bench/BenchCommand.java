package twoflow.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.Program;
import twoflow.core.cli.Setting;
import twoflow.core.run.WrongUseException;

/** The command {@code bench}. */
final class BenchCommand extends LabCommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Measures the lab's relay beside those that are installed of nginx, HAProxy, socat and"
                  + " ncat, and beside no relay at all; and the pacing of client-voip beside a sender"
                  + " written in C.",
              "",
              "Every byte is checked: exit code 1 when the lab loses or changes one. A run of all"
                  + " modes takes less than 10 minutes and leaves bench/RESULTS.md; bench/README.md"
                  + " says what each mode does.",
              ""),
          List.of(
              "",
              "Example: bulk and round trips only, three rounds",
              "  ./lab bench --modes bulk,round-trip --rounds 3"));

  private final Setting<List<Mode>> modes =
      options.list(Mode.class, "--modes", "MODE", null, "Only these of ${COMPLETION-CANDIDATES}.");

  private final Setting<List<String>> peers =
      options.list(
          String.class,
          "--peers",
          "NAME",
          null,
          "Only these of direct, nginx, haproxy, socat and ncat beside the lab.");

  private final Setting<Integer> rounds =
      options.value(
          Integer.class,
          "--rounds",
          "N",
          "5",
          "Interleaved rounds per mode (default: ${DEFAULT-VALUE}).");

  private final Setting<Boolean> brief =
      options.flag(
          "--short",
          "One round of little traffic: whether every byte arrives, not how fast. Figures and"
              + " goals are left out.");

  private final Setting<Path> results =
      options.value(
          Path.class,
          "--results",
          "FILE",
          "Where the tables go (default: bench/RESULTS.md of a full run, else nowhere).");

  private final Setting<Boolean> verbose =
      options.flag(new String[] {"-v", "--verbose"}, "Show where an unexpected error came from.");

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new BenchCommand(), args);
  }

  BenchCommand() {
    super("bench", HELP);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds.value() < 1) {
      throw new WrongUseException("--rounds: 1 or more is needed, not " + rounds.value());
    }
    boolean isShort = brief.value();
    Path root = CommonOptions.root().toAbsolutePath();
    Contenders contenders = new Contenders(root);
    List<Contender> chosen = chosen(contenders);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Scratch scratch = new Scratch()) {
      Plan plan =
          new Plan(root, contenders, chosen, scratch, isShort ? Plan.Size.BRIEF : Plan.Size.FULL);
      Bench bench = new Bench(plan, chosenModes(), isShort ? 1 : rounds.value(), isShort, out);
      bench.run();
      if (!isShort) {
        ResultsPage page =
            new ResultsPage(bench, chosen, "./lab bench " + String.join(" ", typedArguments()));
        out.println(page.goals().aligned());
        writeResults(page, root, out);
      }
      return bench.failed() ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  private void writeResults(ResultsPage page, Path root, PrintStream out)
      throws IOException, InterruptedException {
    Optional<Path> file = results.asOptional();
    if (typedArguments().isEmpty()) {
      file = Optional.of(root.resolve("bench/RESULTS.md"));
    }
    if (file.isPresent()) {
      Files.writeString(file.get(), page.markdown());
      out.println("results: " + file.get());
    }
  }

  private List<Contender> chosen(Contenders contenders) {
    List<Contender> all = contenders.all();
    List<String> wanted = peers.asOptional().orElse(List.of());
    for (String peer : wanted) {
      if (all.stream().noneMatch(each -> each.name().equals(peer))) {
        throw new WrongUseException("--peers: no such peer: " + peer);
      }
    }
    return all.stream()
        .filter(Contenders::installed)
        .filter(each ->
            wanted.isEmpty() || wanted.contains(each.name()) || each.name().equals(Contenders.LAB))
        .toList();
  }

  private Set<Mode> chosenModes() {
    return modes.asOptional().<Set<Mode>>map(EnumSet::copyOf).orElse(EnumSet.allOf(Mode.class));
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }
}
