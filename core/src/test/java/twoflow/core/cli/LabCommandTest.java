package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;

/** What a command's options are after parsing, and what its help says. */
class LabCommandTest {

  /** A command with an option of each kind. */
  private static final class Example extends LabCommand {

    private final Setting<Integer> count =
        options.value(Integer.class, "--count", "N", "3", "How many (default: ${DEFAULT-VALUE}).");
    private final Setting<Path> file = options.value(Path.class, "--file", "FILE", "Which file.");
    private final Setting<Duration> pause =
        options.value(Duration.class, "--pause", "TIME", "20ms", "How long.");
    private final Setting<List<Flow>> flows =
        options.list(Flow.class, "--flows", "FLOW", "CHAT,VOIP", "Which flows.");
    private final Setting<Boolean> loud =
        options.flag(new String[] {"-l", "--loud"}, "Say it loudly.");

    Example() {
      super("example", new HelpText(List.of("Above."), List.of("Below.")));
    }

    @Override
    public Integer call() {
      reject("has no meaning with --loud", loud.value() ? count : loud);
      return 0;
    }

    @Override
    protected boolean verbose() {
      return loud.value();
    }
  }

  private final Example example = new Example();

  private void parse(String... args) {
    example.commandLine().parseArgs(args);
  }

  @Test
  void shouldHaveTheDefaultsOfWhatIsNotGiven() {
    parse();
    assertEquals(3, example.count.value());
    assertEquals(Optional.empty(), example.file.asOptional());
    assertEquals(Duration.ofMillis(20), example.pause.value());
    assertEquals(List.of(Flow.CHAT, Flow.VOIP), example.flows.value());
    assertFalse(example.loud.value());
    assertFalse(example.count.isGiven());
    assertFalse(example.flows.isGiven());
    assertEquals(List.of(), example.typedArguments());
  }

  @Test
  void shouldHaveWhatIsGivenInsteadOfTheDefaults() {
    parse("--count=4", "--file", "a b", "--pause=2s", "--flows", "voip", "-l");
    assertEquals(4, example.count.value());
    assertEquals(Optional.of(Path.of("a b")), example.file.asOptional());
    assertEquals(Duration.ofSeconds(2), example.pause.value());
    assertEquals(List.of(Flow.VOIP), example.flows.value());
    assertTrue(example.loud.value());
    assertTrue(example.count.isGiven());
    assertTrue(example.flows.isGiven());
    assertEquals("--loud", example.loud.name());
  }

  @Test
  void shouldTakeADefaultThatIsTypedForGiven() {
    parse("--count=3");
    assertTrue(example.count.isGiven());
  }

  @Test
  void shouldRefuseWhatIsNoValueOfTheType() {
    for (String wrong : List.of("--count=x", "--pause=5", "--flows=CHAT,FAX", "--nonsense")) {
      assertThrows(ParameterException.class, () -> parse(wrong), wrong);
    }
  }

  @Test
  void shouldRefuseContradictionsByTheOptionsName() {
    parse("--loud", "--count=5");
    WrongUseException e = assertThrows(WrongUseException.class, example::call);
    assertEquals("--count has no meaning with --loud", e.getMessage());
  }

  @Test
  void shouldExplainItsOptionsInTheOrderOfTheirDeclaration() {
    String help = example.commandLine().getUsageMessage();
    int last = -1;
    for (String part :
        List.of(
            "Above.",
            "--count=N",
            "How many (default: 3).",
            "--file=FILE",
            "--pause=TIME",
            "--flows=FLOW",
            "-l, --loud",
            "-h, --help",
            "-V, --version",
            "Below.")) {
      // The synopsis above names options, too.
      int at = help.indexOf(part, Math.max(last, help.indexOf("Above.")));
      assertTrue(at > last, () -> part + " is missing or out of order in\n" + help);
      last = at;
    }
  }
}
