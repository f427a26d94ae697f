package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;

/** What a launcher hands on to a client. */
class CallOptionsTest {

  /** A command with nothing but these options. */
  private static final class Example extends LabCommand {

    private final CallOptions call = new CallOptions(options);

    Example() {
      super("example", new HelpText(List.of(), List.of()));
    }

    @Override
    public Integer call() {
      return 0;
    }

    @Override
    protected boolean verbose() {
      return false;
    }
  }

  @Test
  void shouldHandOnOnlyWhatIsGiven() {
    assertEquals(List.of(), arguments());
    assertEquals(
        List.of("--codec", "pcmu", "--voice", "tones"),
        arguments("--codec", "pcmu", "--voice=tones"));
  }

  @Test
  void shouldHandOnWhereAFileIs() {
    String file = Path.of("a b.wav").toAbsolutePath().toString();
    assertEquals(List.of("--voice", file), arguments("--voice", "a b.wav"));
  }

  /** On Windows, that is any with a question mark; the client says what is wrong with it. */
  @Test
  void shouldHandOnANameThatNoFileCanHave() {
    String file = Path.of("no").toAbsolutePath() + "\0name.wav";
    assertEquals(List.of("--voice", file), arguments("--voice", "no\0name.wav"));
  }

  private static List<String> arguments(String... typed) {
    Example example = new Example();
    example.commandLine().parseArgs(typed);
    return example.call.arguments();
  }
}
