package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.seed.StudentId;

class SummaryTest {

  @TempDir private Path temp;

  private BatchFolder open(BatchPlan plan) throws IOException {
    return BatchFolder.open(temp.resolve("b"), plan, Shard.WHOLE, false);
  }

  private String read(String file) throws IOException {
    return Files.readString(temp.resolve("b").resolve(file));
  }

  @Test
  void shouldHaveALineForEachRunThatWasPlanned() throws IOException {
    BatchPlan plan = MadeFolders.plan(3);
    try (BatchFolder folder = open(plan)) {
      List<PlannedRun> runs = plan.runs(Shard.WHOLE).toList();
      MadeFolders.complete(folder, runs.get(0), 1500);
      Attempt failed = new Attempt(1, "relay: \"full\", and\nmore");
      new MadeRunFile(folder.of(runs.get(1))).write(new MadeRun(2, 1.5, failed));
      new Summary(folder, plan, Shard.WHOLE).write();
    }
    assertEquals(
        SummaryLine.HEADER
            + "\n"
            + "seed-1,1,,,,complete,3,1200,1.5,9876.5,1,4.25,1,\n"
            + "seed-2,2,,,,FAILED,,,,,,1.50,2,\"relay: \"\"full\"\", and\nmore\"\n"
            + "seed-3,3,,,,not made,,,,,,,0,\n",
        read("summary.csv"));
  }

  @Test
  void shouldGiveNoSpreadsheetAFormula() throws IOException {
    Student student = new Student(new StudentId("=1+1"), Optional.of("@SUM(A1), x"));
    BatchPlan plan = new BatchPlan(new Subjects.Students(List.of(student)), List.of(), false);
    try (BatchFolder folder = open(plan)) {
      new Summary(folder, plan, Shard.WHOLE).write();
    }
    assertTrue(read("summary.csv").contains(",'=1+1,\"'@SUM(A1), x\","), read("summary.csv"));
  }

  @Test
  void shouldPutTheLabelsOfAllCompleteRunsIntoOneFile() throws IOException {
    BatchPlan plan = MadeFolders.plan(3);
    try (BatchFolder folder = open(plan)) {
      List<PlannedRun> runs = plan.runs(Shard.WHOLE).toList();
      MadeFolders.complete(folder, runs.get(0), 1500);
      MadeFolders.complete(folder, runs.get(2), 1500);
      Files.delete(folder.of(runs.get(2)).resolve("made.json"));
      MadeFolders.complete(folder, runs.get(1), 1500);
      new Summary(folder, plan, Shard.WHOLE).writeLabels();
    }
    List<String> lines = read("labels.csv").lines().toList();
    assertEquals("run," + MadeFolders.HEADER.strip(), lines.getFirst());
    assertEquals(7, lines.size());
    assertEquals("seed-1,1,10,0,CHAT,client-relay,syn,,,,,,", lines.get(1));
    assertEquals("seed-2,3,12,0,CHAT,client-relay,data,1,100,1,1,lose,100", lines.get(6));
  }

  @Test
  void shouldShowWhichRunsFailedAndWhyAndHowFiguresAreSpread() throws IOException {
    BatchPlan plan = MadeFolders.plan(3);
    try (BatchFolder folder = open(plan)) {
      List<PlannedRun> runs = plan.runs(Shard.WHOLE).toList();
      MadeFolders.complete(folder, runs.get(0), 1500);
      MadeFolders.complete(folder, runs.get(1), 250_000);
      Attempt failed = new Attempt(1, "<b>relay</b>: no");
      new MadeRunFile(folder.of(runs.get(2))).write(new MadeRun(2, 1.5, failed));
      new Summary(folder, plan, Shard.WHOLE).write();
    }
    String page = read("summary.html");
    assertTrue(page.contains("1 of 3 runs are not complete"), page);
    assertTrue(page.contains("<td class=\"why\">&lt;b&gt;relay&lt;/b&gt;: no</td>"), page);
    assertTrue(page.contains("1.5 µs to 250.0 µs, median 1.5 µs"), page);
    assertTrue(page.contains("3 in every run"), page);
    assertTrue(page.contains("<a href=\"seed-1/report.html\">seed-1</a>"), page);
    assertFalse(page.contains("{{"), page);
    assertFalse(page.matches("(?s).*(https?:|url\\(|src=).*"), "it asks nobody for anything");
  }

  @Test
  void shouldCallAPartsFilesByThePart() throws IOException {
    BatchPlan plan = MadeFolders.plan(5);
    Shard shard = new Shard(2, 3);
    try (BatchFolder folder = BatchFolder.open(temp.resolve("b"), plan, shard, false)) {
      new Summary(folder, plan, shard).write();
    }
    assertEquals(3, read("summary-2-of-3.csv").lines().count());
    assertTrue(Files.exists(temp.resolve("b/summary-2-of-3.html")));
  }
}
