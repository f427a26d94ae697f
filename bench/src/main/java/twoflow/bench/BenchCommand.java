package twoflow.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twoflow.bench.contender.Contender;
import twoflow.bench.contender.Contenders;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.ManifestVersion;
import twoflow.core.run.WrongUseException;

/** The command {@code bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = ManifestVersion.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Measures the lab's relay beside those that are installed of nginx, HAProxy, socat and ncat, and",
      "beside no relay at all; and the pacing of client-voip beside a sender written in C.",
      "",
      "Every byte is checked: exit code 1 when the lab loses or changes one. A run of all modes takes",
      "less than 10 minutes and leaves bench/RESULTS.md; bench/README.md says what each mode does.",
      ""
    },
    footer = {
      "",
      "Example: bulk and round trips only, three rounds",
      "  ./lab bench --modes bulk,round-trip --rounds 3"
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--modes",
      paramLabel = "MODE",
      split = ",",
      description = "Only these of ${COMPLETION-CANDIDATES}.")
  private Set<Mode> modes = EnumSet.allOf(Mode.class);

  @Option(
      names = "--peers",
      paramLabel = "NAME",
      split = ",",
      description = "Only these of direct, nginx, haproxy, socat and ncat beside the lab.")
  private Set<String> peers = Set.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Interleaved rounds per mode (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--short",
      description =
          "One round of little traffic: whether every byte arrives, not how fast. Figures and goals"
              + " are left out.")
  private boolean brief;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Where the tables go (default: bench/RESULTS.md of a full run, else nowhere).")
  private Path results;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < 1) {
      throw new WrongUseException("--rounds: 1 or more is needed, not " + rounds);
    }
    Path root = CommonOptions.root().toAbsolutePath();
    Contenders contenders = new Contenders(root);
    List<Contender> chosen = chosen(contenders);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Scratch scratch = new Scratch()) {
      Plan plan =
          new Plan(root, contenders, chosen, scratch, brief ? Plan.Size.BRIEF : Plan.Size.FULL);
      Bench bench = new Bench(plan, EnumSet.copyOf(modes), brief ? 1 : rounds, brief, out);
      bench.run();
      if (!brief) {
        ResultsPage page = new ResultsPage(bench, chosen, commandLine());
        out.println(page.goals().aligned());
        writeResults(page, root, out);
      }
      return bench.failed() ? ExitCode.FAILED : ExitCode.DONE;
    }
  }

  private void writeResults(ResultsPage page, Path root, PrintStream out)
      throws IOException, InterruptedException {
    boolean full = spec.commandLine().getParseResult().originalArgs().isEmpty();
    Path file = results == null && full ? root.resolve("bench/RESULTS.md") : results;
    if (file != null) {
      Files.writeString(file, page.markdown());
      out.println("results: " + file);
    }
  }

  private List<Contender> chosen(Contenders contenders) {
    List<Contender> all = contenders.all();
    for (String peer : peers) {
      if (all.stream().noneMatch(each -> each.name().equals(peer))) {
        throw new WrongUseException("--peers: no such peer: " + peer);
      }
    }
    return all.stream()
        .filter(Contenders::installed)
        .filter(each ->
            peers.isEmpty() || peers.contains(each.name()) || each.name().equals(Contenders.LAB))
        .toList();
  }

  private String commandLine() {
    return "./lab bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
