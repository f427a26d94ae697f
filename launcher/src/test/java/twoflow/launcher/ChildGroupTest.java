package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are small scripts. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ChildGroupTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private ChildGroup children;

  @AfterEach
  void endAll() {
    children.close();
  }

  @Test
  void shouldPrintEachLineBeforeItIsReportedAndTheEndLast() throws Exception {
    use(printed);
    Child child = children.startRead("one", script("echo first; echo second; exit 7"));
    assertEquals(new ChildEvent.Printed(child, "first"), children.next());
    assertEquals("first\n", text());
    assertEquals(new ChildEvent.Printed(child, "second"), children.next());
    assertEquals(new ChildEvent.Ended(child), children.next());
    assertEquals(7, child.exitCode());
    assertEquals("first\nsecond\n", text());
  }

  @Test
  void shouldKeepTheErrorsOfAProcess() throws Exception {
    use(printed);
    Child child = children.startKept("one", script("echo wrong >&2; exit 1"));
    assertEquals(1, children.awaitEnd(child));
    assertEquals(List.of("wrong"), child.errors());
  }

  @Test
  void shouldSayHowASignalEndedAProcess() throws Exception {
    use(printed);
    assertEquals(137, children.awaitEnd(children.startRead("one", script("kill -KILL $$"))));
  }

  @Test
  void shouldEndAllByTheEndOfTheirInputAndPrintWhatTheyStillSay() throws Exception {
    use(printed);
    Child first = children.startRead("first", script("echo begins; cat; echo ends"));
    Child second = children.startRead("second", script("cat; exit 3"));
    assertInstanceOf(ChildEvent.Printed.class, children.next());
    children.endAll();
    assertEquals(0, first.exitCode());
    assertEquals("begins\nends\n", text());
    assertEquals(3, second.exitCode());
  }

  @Test
  void shouldAskEachForTheEndByItself() throws Exception {
    use(printed);
    Child first = children.startRead("first", script("cat"));
    Child second = children.startRead("second", script("echo begins; cat"));
    first.stop();
    assertEquals(0, children.awaitEnd(first));
    assertThrows(IllegalThreadStateException.class, second::exitCode, "it still runs");
  }

  @Test
  void shouldGiveUpWhenItsOutputIsLost() throws Exception {
    use(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        });
    children.startRead("one", script("echo line; cat"));
    IOException e = assertThrows(IOException.class, children::next);
    assertEquals(
        "standard output is closed or full: the run was stopped; what it left is in captures/x",
        e.getMessage());
  }

  private void use(OutputStream out) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    children = new ChildGroup(folder, new VerbatimDisplay(new StandardOutput(stream, "x")));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static List<String> script(String script) {
    return List.of("sh", "-c", script);
  }
}
