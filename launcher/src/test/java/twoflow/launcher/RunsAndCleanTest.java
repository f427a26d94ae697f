package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.cli.LabCommand;
import twoflow.core.run.WrongUseException;
import twoflow.testsupport.SymbolicLinks;

/** The commands on small folders; no run goes on in them. */
class RunsAndCleanTest {

  @TempDir private Path root;
  private RunFolders folders;
  private Path captures;

  @BeforeEach
  void makeFolders() throws IOException {
    captures = Files.createDirectories(root.resolve("captures"));
    Path script = Files.createDirectories(captures.resolve("sidecar")).resolve("run-lock.sh");
    if (HostShell.isHere()) {
      Files.copy(Path.of("..", "captures", "sidecar", "run-lock.sh"), script);
    } else {
      Files.createFile(script);
    }
    folders = new RunFolders(new Installation(root, Optional.empty()));
  }

  @Test
  void shouldListVerdictAgeAndSizeAndOnlyRuns() throws Exception {
    Path good = run("good");
    Files.writeString(good.resolve("verdict.json"), "{\"checks\":[{\"passed\":true}]}");
    Path bad = run("bad");
    Files.writeString(
        bad.resolve("verdict.json"), "{\"checks\":[{\"passed\":true},{\"passed\":false}]}");
    run("unread");
    String list = output(new RunsCommand(folders, inTwoHours()), "");
    assertTrue(list.contains("good    complete, 1 checks"), list);
    assertTrue(list.contains("bad     NOT COMPLETE, 1 of 2 failed"), list);
    assertTrue(list.contains("unread  no report"), list);
    assertTrue(list.contains(" 2 h "), list);
    assertFalse(list.contains("sidecar"), list);
  }

  @Test
  void shouldSayThatThereIsNoRun() throws Exception {
    String list = output(new RunsCommand(folders, Clock.systemUTC()), "");
    assertEquals("lab: there is no run yet: lab demo makes one", list.strip());
  }

  @Test
  void shouldRemoveTheOlderRunsOnceThatIsAgreed() throws Exception {
    Path current = run("two-flow");
    Path older = run("two-flow.20261126T100150Z");
    String refused = output(new CleanCommand(folders), "\n");
    assertTrue(refused.contains("two-flow.20261126T100150Z"), refused);
    assertTrue(refused.contains("lab: nothing was removed"), refused);
    assertTrue(Files.exists(older));
    output(new CleanCommand(folders), "y\n");
    assertTrue(Files.notExists(older));
    assertTrue(Files.exists(current));
    assertTrue(Files.exists(captures.resolve("sidecar")));
  }

  @Test
  void shouldRemoveNothingWhenNobodyAnswers() throws Exception {
    Path older = run("two-flow.20261126T100150Z+");
    assertTrue(output(new CleanCommand(folders), "").contains("nothing was removed"));
    assertTrue(Files.exists(older));
  }

  @Test
  void shouldRemoveTheRunsThatAreNamed() throws Exception {
    run("one");
    run("two");
    output(new CleanCommand(folders), "", "--yes", "two");
    assertTrue(Files.exists(captures.resolve("one")));
    assertTrue(Files.notExists(captures.resolve("two")));
  }

  @Test
  void shouldRefuseANameThatIsNoRuns() throws Exception {
    run("one");
    for (String name : new String[] {"sidecar", "nope", "..", "."}) {
      assertThrows(
          WrongUseException.class, () -> output(new CleanCommand(folders), "", "--yes", name));
    }
    assertTrue(Files.exists(captures.resolve("one")));
    assertTrue(Files.exists(captures.resolve("sidecar/run-lock.sh")));
  }

  @Test
  void shouldLeaveWhatALinkLeadsTo() throws Exception {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere/events"));
    SymbolicLinks.make(captures.resolve("link"), elsewhere.getParent());
    output(new CleanCommand(folders), "", "--yes", "--all");
    assertTrue(Files.exists(elsewhere));
  }

  @Test
  void shouldFindARunByItsNameOrItsFolder() throws IOException {
    Path one = run("one");
    assertEquals(one, folders.find(Path.of("one")));
    assertEquals(one, folders.find(one));
    assertThrows(WrongUseException.class, () -> folders.find(Path.of("nope")));
  }

  @Test
  void shouldTakeABatchForOneThing() throws Exception {
    Path batch = batch("class");
    run("one");
    String list = output(new RunsCommand(folders, inTwoHours()), "");
    assertTrue(list.contains("class  batch, 1 complete "), list);
    assertFalse(list.contains("s001"), list);
    assertEquals(batch.resolve("s001"), folders.find(Path.of("class/s001")));
    assertEquals(batch, folders.find(Path.of("class")));
    String older = output(new CleanCommand(folders), "y\n");
    assertTrue(older.contains("class/s001.20261126T100150Z"), older);
    assertTrue(Files.notExists(batch.resolve("s001.20261126T100150Z")));
    assertTrue(Files.exists(batch.resolve("s001/made.json")));
    output(new CleanCommand(folders), "", "--yes", "class");
    assertTrue(Files.notExists(batch));
    assertTrue(Files.exists(captures.resolve("one")));
  }

  private Path batch(String name) throws IOException {
    Path batch = Files.createDirectories(captures.resolve(name));
    Files.writeString(batch.resolve("batch.json"), "{}\n");
    Path run = run(name + "/s001");
    Files.writeString(
        run.resolve("made.json"), "{\"attempts\":1,\"seconds\":1,\"exitCode\":0,\"cause\":\"\"}");
    run(name + "/s001.20261126T100150Z");
    return batch;
  }

  private Path run(String name) throws IOException {
    Path run = captures.resolve(name);
    Files.createDirectories(run.resolve("events"));
    return run;
  }

  private static Clock inTwoHours() {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
  }

  /** Runs a command with an input; returns its output. */
  private static String output(LabCommand command, String input, String... args) throws Exception {
    command.commandLine().parseArgs(args);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    InputStream in = System.in;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      assertEquals(0, command.call());
    } finally {
      System.setOut(out);
      System.setIn(in);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
