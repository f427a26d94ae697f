package twoflow.core.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is said of a fault of the program itself. */
class ErrorLinesTest {

  private static final String FAULT = "java.lang.IllegalStateException: a fault";

  /** It has the option that shows more, or not. */
  private static final class Faulty extends LabCommand {

    private final boolean hasOption;
    private final Setting<Boolean> verbose;

    Faulty(boolean hasOption) {
      super("faulty", new HelpText(List.of("Fails."), List.of()));
      this.hasOption = hasOption;
      this.verbose = options.flag(new String[] {hasOption ? "-v" : "-w", "--more"}, "Show more.");
    }

    @Override
    public Integer call() {
      throw new IllegalStateException("a fault");
    }

    @Override
    protected boolean verbose() {
      return hasOption && verbose.value();
    }
  }

  private static List<String> said(LabCommand command, String... arguments) {
    StringWriter words = new StringWriter();
    CommandLine line = command.commandLine().setErr(new PrintWriter(words, true));
    line.setExecutionExceptionHandler(new ErrorLines());
    assertEquals(ExitCode.FAILED, line.execute(arguments));
    return words.toString().lines().toList();
  }

  @Test
  void shouldSayHowToSeeWhereAFaultIs() {
    assertEquals(
        List.of("faulty: unexpected error, -v shows where: " + FAULT), said(new Faulty(true)));
    List<String> shown = said(new Faulty(true), "-v");
    assertTrue(
        shown.get(2).contains("at twoflow.core.cli.ErrorLinesTest$Faulty.call("), "" + shown);
  }

  @Test
  void shouldNotNameAnOptionThatThereIsNot() {
    assertEquals(List.of("faulty: unexpected error: " + FAULT), said(new Faulty(false)));
  }
}
