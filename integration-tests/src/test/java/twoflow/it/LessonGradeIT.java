package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.testsupport.GoldenCopy;

/**
 * {@code lesson grade} as teachers use it: a class, each with a capture and answers of their own.
 */
@Timeout(300)
class LessonGradeIT {

  /** A class of this size is to take less than a minute. */
  private static final int LARGE_CLASS = 300;

  private static final long LARGE_CLASS_S = 60;

  @TempDir private Path temp;

  @Test
  void shouldGradeAClassAndNameWhatCannotBeGraded() throws Exception {
    for (int i = 1; i <= 8; i++) {
      student("M\u00FCller, \u00C4nne " + i + "_1234" + i + "_assignsubmission_file_", i, 176);
    }
    student("Copied_1_assignsubmission_file_", 8, 170);
    Files.delete(student("No answers_2", 20, 1).resolve("answers.txt"));
    Path cut = student("Cut_3", 21, 1).resolve("two-flow.pcap");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 4_000));
    Path foreign = student("Foreign_4", 22, 1).resolve("two-flow.pcap");
    Files.write(foreign, GoldenCopy.pcap(23));
    try (LabProcess grade = grade()) {
      grade.shouldExit(3);
      assertEquals(List.of(), grade.stderr());
      List<String> lines = grade.stdout();
      assertEquals(
          "Copied_1_assignsubmission_file_: 0 of 2 right, 1 wrong, 1 open; the same capture as M\u00FCller, \u00C4nne 8_12348_assignsubmission_file_",
          lines.get(0));
      assertEquals(
          "Cut_3: not graded: the capture is not complete: The capture file is not whole",
          lines.get(1));
      assertTrue(
          lines
              .get(2)
              .startsWith(
                  "Foreign_4: not graded: answers.txt: these answers are for another capture"),
          grade::toString);
      assertEquals(
          "M\u00FCller, \u00C4nne 1_12341_assignsubmission_file_: 1 of 2 right, 0 wrong, 1 open",
          lines.get(3));
      assertEquals("No answers_2: not graded: no answers: there is no answers*.txt", lines.get(11));
      assertTrue(lines.contains("shared: the same answers in 8 of 9 submissions"), grade::toString);
      assertTrue(
          lines.getLast().startsWith("grade: 9 of 12 graded, on average 0.9 of 2 points: "),
          grade::toString);
    }
    List<String> csv = Files.readAllLines(temp.resolve("grades.csv"));
    assertEquals(13, csv.size());
    assertTrue(
        csv.get(4)
            .startsWith(
                "\"M\u00FCller, \u00C4nne 1_12341_assignsubmission_file_\",\"\",1,2,50.0,1,1,,"));
    assertTrue(
        Files.readString(temp.resolve("class/Copied_1_assignsubmission_file_/feedback.txt"))
            .startsWith("Two-Flow TCP Lab: 0 of 2 points"));
  }

  @Test
  void shouldGradeALargeClassInAMinute() throws Exception {
    for (int i = 0; i < LARGE_CLASS; i++) {
      student("student_" + i, i, 176);
    }
    long startNs = System.nanoTime();
    try (LabProcess grade = grade()) {
      assertEquals(0, grade.exitCode(LARGE_CLASS_S), grade::toString);
      System.out.printf(
          Locale.ROOT,
          "graded %d submissions in %.1f s%n",
          LARGE_CLASS,
          (System.nanoTime() - startNs) / 1e9);
      assertTrue(grade.stdout().getLast().startsWith("grade: 300 of 300 graded"), grade::toString);
      assertTrue(
          grade.stdout().contains("shared: the same rows in 300 of 300 submissions"),
          grade::toString);
      assertFalse(grade.toString().contains("the same connections"), grade::toString);
    }
  }

  @Test
  void shouldStopCleanly() throws Exception {
    for (int i = 0; i < LARGE_CLASS; i++) {
      student("student_" + i, i, 176);
    }
    Path temporary = Files.createDirectories(temp.resolve("tmp"));
    try (LabProcess grade =
        LabProcess.role(
            temp,
            List.of("-Djava.io.tmpdir=" + temporary),
            "lesson",
            "grade",
            "class",
            "--csv",
            "grades.csv")) {
      awaitWork(temporary);
      grade.signal("INT");
      grade.shouldExit(130);
      assertEquals(List.of(), grade.stdout());
    }
    assertTrue(Files.notExists(temp.resolve("grades.csv")));
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void shouldReadFoldersThatNobodyMayWrite() throws Exception {
    assumeTrue(isRoot(), "only root can run a program as another user");
    student("a", 1, 176);
    Path home = Files.createDirectories(temp.resolve("home"));
    LabProcess.command(temp, "chmod", "-R", "a+rX", temp.toString()).shouldExit(0);
    LabProcess.command(temp, "chown", "1234", home.toString()).shouldExit(0);
    List<String> command = RoleJvm.command("lesson", List.of());
    command.addAll(0, List.of("setpriv", "--reuid", "1234", "--regid", "1234", "--clear-groups"));
    command.addAll(List.of("grade", "class", "--csv", "home/grades.csv"));
    try (LabProcess grade = LabProcess.command(temp, command.toArray(String[]::new))) {
      grade.shouldExit(1);
      assertEquals(1, grade.stderr().size(), grade::toString);
      assertTrue(
          grade
              .stderr()
              .getFirst()
              .startsWith("lesson grade: 1 of the feedback files cannot be written"),
          grade::toString);
      assertTrue(Files.exists(home.resolve("grades.csv")));
    }
    command.addAll(List.of("--feedback", "home/back"));
    try (LabProcess grade = LabProcess.command(temp, command.toArray(String[]::new))) {
      grade.shouldExit(0);
      assertTrue(Files.exists(home.resolve("back/a/feedback.txt")));
    }
  }

  @Test
  void shouldExit2ForWrongUse() throws Exception {
    for (String arguments : List.of("grade", "grade nowhere", "grade class --csv no/such.csv")) {
      Files.createDirectories(temp.resolve("class"));
      try (LabProcess grade = LabProcess.role(temp, "lesson", arguments.split(" "))) {
        grade.shouldExit(2);
        assertEquals(1, grade.stderr().size(), grade::toString);
      }
    }
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /** Until the first submission is open. */
  private static void awaitWork(Path temporary) throws Exception {
    long deadlineNs = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < deadlineNs) {
      try (Stream<Path> files = Files.walk(temporary)) {
        if (files.anyMatch(file -> file.toString().endsWith(".tmp"))) {
          return;
        }
      } catch (UncheckedIOException e) {
        // A file that was seen is gone: the work goes on.
        return;
      }
      Thread.sleep(1);
    }
    throw new AssertionError("no submission was opened");
  }

  private LabProcess grade() throws IOException {
    return LabProcess.role(temp, "lesson", "grade", "class", "--csv", "grades.csv");
  }

  private Path student(String name, int capture, int frames) throws Exception {
    Path folder = Files.createDirectories(temp.resolve("class").resolve(name));
    Path file = Files.write(folder.resolve("two-flow.pcap"), GoldenCopy.pcap(capture));
    Files.writeString(
        folder.resolve("answers.txt"),
        "# seed: 1\n# capture-sha256: " + sha256(file) + "\n1.1 = " + frames + "\n1.2 =\n");
    return folder;
  }

  private static String sha256(Path file) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(hash);
  }
}
