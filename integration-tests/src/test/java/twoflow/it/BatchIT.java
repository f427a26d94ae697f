package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code ./lab batch}: many runs, as an ordinary user if that can be had. */
@Execution(ExecutionMode.CONCURRENT)
class BatchIT {

  /** A run of less than a second. */
  private static final String SHORT =
      """
      title: Short
      about: As little as can be sent.
      rows: {chat: {rows: 2, bytes: 30, seed: 1}, voip: {rows: 1, bytes: 30, seed: 1}}
      proof:
        - carried-by: {flow: chat, row: 1, leg: client-relay, segments: 1}
      """;

  @TempDir private Path temp;
  private ScenarioLab lab;
  private LeftProcesses left;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
    left = new LeftProcesses(lab.folder());
  }

  @AfterEach
  void shouldLeaveNoProcess() throws IOException {
    left.shouldEnd();
  }

  private LabProcess batch(String name, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("batch", "--name", name));
    arguments.addAll(List.of(options));
    return lab.start(arguments.toArray(String[]::new));
  }

  private List<String> summary(String batch) throws IOException {
    return Files.readAllLines(lab.run(batch).resolve("summary.csv"));
  }

  private FileTime madeAt(String run) throws IOException {
    return Files.getLastModifiedTime(lab.run(run).resolve("two-flow.pcap"));
  }

  private static long countOf(List<String> lines, String part) {
    return lines.stream().filter(line -> line.contains(part)).count();
  }

  @Test
  void shouldMakeRunsSideBySideAndOneAgainWithTheSameBytes() throws Exception {
    batch("seeds", "--runs", "3", "--seed", "9", "--parallel", "2", "--lesson").shouldExit(0);
    List<String> summary = summary("seeds");
    assertEquals(4, summary.size(), summary::toString);
    assertTrue(summary.get(1).startsWith("seed-09,9,,,,complete,"), summary::toString);
    assertEquals(3, countOf(summary, ",complete,"), summary::toString);
    shouldHaveALabelForEachFrame();
    shouldKeepTheAnswersApart();
    shouldCaptureWithLittleMemory("seeds/seed-09");
    lab.start("report", "seeds/seed-10").shouldExit(0);
    lab.start("lesson", "seeds/seed-10").shouldExit(0);
    String runs = String.join("\n", lab.start("runs").shouldExit(0).stdout());
    assertTrue(runs.contains("seeds  batch, 3 complete"), runs);

    LabProcess refused = batch("seeds", "--runs", "3", "--seed", "9").shouldExit(2);
    assertEquals(1, refused.stderr().size(), refused::toString);
    FileTime first = madeAt("seeds/seed-09");
    Path kept = Files.move(lab.run("seeds/seed-10"), lab.run("kept"));
    batch("seeds", "--runs", "3", "--seed", "9", "--lesson", "--resume").shouldExit(0);
    assertEquals(first, madeAt("seeds/seed-09"));
    lab.start("diff", kept.toString(), "seeds/seed-10").shouldExit(0);
    batch("seeds", "--runs", "3", "--seed", "9", "--lesson", "--shard", "1/1").shouldExit(0);
    assertEquals(3, countOf(summary("seeds"), ",complete,"));
    shouldCompareWhatWasMadeTwice(kept);
  }

  private void shouldCompareWhatWasMadeTwice(Path kept) throws Exception {
    Path collected = temp.resolve("collected");
    String[] options = {
      "--runs", "3", "--seed", "9", "--lesson", "--collect", collected.toString()
    };
    Path one = Files.createDirectories(collected.resolve("one/seeds"));
    Files.copy(lab.run("seeds/batch.json"), one.resolve("batch.json"));
    Files.move(kept, one.resolve("seed-10"));
    LabProcess equal = batch("seeds", options).shouldExit(0);
    String words = "lab: 0 runs were taken from 1 machines; 1 were made twice and are equal";
    assertEquals(1, countOf(equal.stdout(), words), equal::toString);
    // As if the machine had made other rows of the same seed.
    Files.move(one.resolve("seed-10"), one.resolve("seed-11"));
    LabProcess different = batch("seeds", options).shouldExit(3);
    assertEquals(1, countOf(different.stdout(), "seed-11 was made twice: the bytes differ; "));
    assertEquals(1, countOf(different.stdout(), "; 1 were made twice and DIFFER"));
    assertEquals(3, countOf(summary("seeds"), ",complete,"));
  }

  private void shouldHaveALabelForEachFrame() throws IOException {
    long frames = 0;
    for (String run : List.of("seed-09", "seed-10", "seed-11")) {
      frames += CaptureReader.frames(lab.run("seeds/" + run).resolve("two-flow.pcap")).size();
    }
    List<String> labels = Files.readAllLines(lab.run("seeds").resolve("labels.csv"));
    assertTrue(labels.getFirst().startsWith("run,frame,time_ns,"), labels.getFirst());
    assertEquals(frames, labels.size() - 1);
  }

  /** Of 64 MiB for packets of any length, tcpdump would take 134 MB. */
  private void shouldCaptureWithLittleMemory(String run) throws IOException {
    String log = Files.readString(lab.run(run).resolve("capture.log"));
    assertTrue(log.contains("snapshot length 3968 bytes"), log);
  }

  private void shouldKeepTheAnswersApart() throws IOException {
    assertEquals(List.of("answers.txt", "worksheet.html"), names(lab.run("seeds/seed-09/lesson")));
    assertEquals(
        List.of("guide.html", "key.html", "key.json", "moodle.xml", "quiz.gift"),
        names(lab.run("seeds/keys/seed-09")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void shouldGoOnAfterAKillAndLeaveWhatIsComplete() throws Exception {
    String[] options = {"--runs", "4", "--parallel", "1", "--scenario", "short.yml"};
    lab.write("short", SHORT);
    try (LabProcess killed = batch("b", options)) {
      killed.awaitResult("1 of 4  short-seed-1  complete");
      left.await("b/short-seed-2");
      killed.signal("KILL");
      killed.shouldExit(137);
    }
    left.shouldEnd();
    FileTime first = madeAt("b/short-seed-1");
    List<String> resume = new ArrayList<>(List.of(options));
    resume.add("--resume");
    LabProcess resumed = batch("b", resume.toArray(String[]::new)).shouldExit(0);
    assertEquals(first, madeAt("b/short-seed-1"));
    assertEquals(4, countOf(summary("b"), ",complete,"), resumed::toString);
    assertEquals(1, countOf(resumed.stdout(), "4 of 4 runs are complete, 1 of them were before"));
  }

  @Test
  void shouldStopAtOnceAndSayWhatThereIs() throws Exception {
    lab.write("short", SHORT);
    LabProcess stopped = batch("b", "--runs", "9", "--parallel", "2", "--scenario", "short.yml");
    stopped.awaitResult("1 of 9  ");
    left.await("client-voip.jar --run");
    stopped.signal("INT");
    stopped.shouldExit(130);
    left.shouldEnd();
    List<String> summary = summary("b");
    assertEquals(10, summary.size(), summary::toString);
    assertTrue(countOf(summary, ",not made,") >= 5, summary::toString);
    assertEquals(0, countOf(summary, ",FAILED,"), summary::toString);
    assertTrue(Files.exists(lab.run("b").resolve("summary.html")));
  }

  @Test
  void shouldTellARunThatFailsTwice() throws Exception {
    lab.write("never", SHORT.replace("segments: 1", "segments: 2"));
    lab.write("short", SHORT);
    LabProcess batch = batch("b", "--runs", "1", "--scenario", "never.yml,short.yml").shouldExit(3);
    assertEquals(1, countOf(batch.stdout(), "never-seed-1  failed, and is tried once more: "));
    assertEquals(1, countOf(batch.stdout(), "1 of 2 runs are complete; 1 FAILED"));
    List<String> summary = summary("b");
    assertTrue(summary.get(1).startsWith("never-seed-1,1,,,never,FAILED,"), summary::toString);
    assertTrue(summary.get(1).contains(",2,What the scenario says was not shown"));
    assertTrue(summary.get(2).startsWith("short-seed-1,1,,,short,complete,"), summary::toString);
    String page = Files.readString(lab.run("b").resolve("summary.html"));
    assertTrue(page.contains("1 of 2 runs are not complete"), page);
  }

  @Test
  void shouldRefuseWhatIsNoBatch() throws Exception {
    assertOneLine("0", "--runs", "0");
    assertOneLine("--runs N or --students FILE.csv is needed");
    Path same = lab.write("class", "s1\nS1\n");
    assertOneLine(same + ":2: ID 'S1' is in line 1, too", "--students", same.toString());
    assertFalse(Files.exists(lab.run("b")));
    LabProcess none = lab.start("demo", "--run", "b/x", "--network", "private").shouldExit(2);
    assertEquals(1, none.logged("run 'b/x': a run's name has letters").size(), none::toString);
  }

  private void assertOneLine(String part, String... options) throws Exception {
    LabProcess batch = batch("b", options).shouldExit(2);
    assertEquals(1, batch.stderr().size(), batch::toString);
    assertTrue(batch.stderr().getFirst().startsWith("lab: "), batch::toString);
    assertTrue(batch.stderr().getFirst().contains(part), batch::toString);
  }

  /** A list of them would need more memory than this. */
  @Test
  void shouldPlanManyRunsInLittleMemory() throws Exception {
    Map<String, String> little = Map.of("JAVA_TOOL_OPTIONS", "-Xmx12m");
    LabProcess plan =
        lab.start(little, "batch", "--name", "b", "--runs", "500000", "--check").shouldExit(0);
    assertEquals(500_001, plan.stdout().size());
    assertEquals("seed-500000", plan.stdout().get(499_999));
    assertFalse(Files.exists(lab.run("b")));
  }
}
