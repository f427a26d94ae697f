package twoflow.lesson.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.marking.LessonMarking;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.testsupport.GoldenCopy;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.SymbolicLinks;

/** A class of the golden run: its capture has 176 frames, which is question 1.1. */
class GradingTest {

  private static final String ANSWERS = "1.1 = 176\n1.2 = 4\n";
  private static final FileTime EARLIER = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir private Path temp;

  @Test
  void shouldWriteALinePerStudentSortedByName() throws Exception {
    student("Zo\u00EB \u00D6ztürk_2_assignsubmission_file", "1.1 = 176\n1.2 = 5\n");
    student("=cmd_1", "# student: -4711\n# seed: 2\n1.1 = 176\n1.2 =\n");
    student("adam_3", "1.1 = x\n1.2 = 4\n");
    assertTrue(grade());
    List<String> lines = csv();
    assertEquals(
        "\uFEFFidentifier,student,points,max,percent,seed,q1.1,q1.2,remarks", lines.get(0));
    assertTrue(lines.get(1).startsWith("\"'=cmd_1\",\"'-4711\",1,2,50.0,2,1,,\""), lines.get(1));
    assertTrue(lines.get(2).startsWith("\"adam_3\",\"\",1,2,50.0,1,?,1,\""), lines.get(2));
    assertTrue(
        lines
            .get(3)
            .startsWith("\"Zo\u00EB \u00D6ztürk_2_assignsubmission_file\",\"\",1,2,50.0,1,1,0,"));
    assertEquals(4, lines.size());
    String feedback = Files.readString(temp.resolve("class/adam_3/feedback.txt"));
    assertTrue(feedback.startsWith("Two-Flow TCP Lab: 1 of 2 points\r\n"), feedback);
    assertTrue(feedback.contains("\r\nok 1.2\r\n"), feedback);
    assertFalse(feedback.contains("176"), feedback);
  }

  @Test
  void shouldGoOnAfterSubmissionsThatCannotBeGraded() throws Exception {
    student("good", ANSWERS);
    byte[] pcap = GoldenCopy.pcap(0);
    Files.write(student("cut", ANSWERS).resolve("two-flow.pcap"), Arrays.copyOf(pcap, 5_000));
    Files.writeString(
        student("garbage", ANSWERS).resolve("two-flow.pcap"), "garbage".repeat(1_000));
    byte[] zeros = new byte[5_000];
    Files.write(student("zeros", ANSWERS).resolve("two-flow.pcap"), zeros);
    Files.write(
        student("ports", ANSWERS).resolve("two-flow.pcap"), GoldenRun.read("two-flow.pcap"));
    Files.write(student("nothing", ANSWERS).resolve("two-flow.pcap"), new byte[0]);
    Files.delete(student("no-answers", ANSWERS).resolve("answers.txt"));
    Files.delete(student("no-capture", ANSWERS).resolve("two-flow.pcap"));
    student("foreign", "# capture-sha256: " + "0".repeat(64) + "\n" + ANSWERS);
    student("binary", "PK\u0003\u0004");
    Files.createDirectories(student("folder", "").resolve("answers2.txt"));
    Files.createDirectories(temp.resolve("class/empty"));
    Files.createDirectories(temp.resolve("class/__MACOSX"));
    assertFalse(grade());
    assertRemark("good", ",2,2,100.0,");
    assertRemark("cut", "not graded: the capture is not complete: ");
    assertRemark("garbage", "not graded: two-flow.pcap: text, not a capture");
    assertRemark("zeros", "not graded: two-flow.pcap: a file of zeros");
    assertRemark(
        "ports", "if it was on other ports than 9001 and 9002, the run's whole folder is needed");
    assertRemark("nothing", "not graded: ");
    assertRemark("no-answers", "not graded: no answers: there is no answers*.txt");
    assertRemark("no-capture", "not graded: no capture: there is no *.pcap or *.pcapng");
    assertRemark("foreign", "not graded: answers.txt: these answers are for another capture");
    assertRemark("binary", "not graded: answers.txt: not a text file but a document");
    assertRemark("folder", ",0,2,0.0,");
    assertRemark("empty", "not graded: no answers");
    assertEquals(13, csv().size());
    assertTrue(Files.notExists(temp.resolve("class/cut/feedback.txt")));
  }

  @Test
  void shouldNotReadWhereLinksLead() throws Exception {
    student("good", ANSWERS);
    Path secret = Files.writeString(temp.resolve("secret.txt"), "1.1 = 1");
    Path link = student("link", ANSWERS).resolve("answers.txt");
    Files.delete(link);
    SymbolicLinks.make(link, secret);
    SymbolicLinks.make(temp.resolve("class/linked"), temp.resolve("class/good"));
    assertFalse(grade());
    assertRemark("good", ",2,2,100.0,");
    assertRemark("link", "not graded: answers.txt is a link");
    assertRemark("linked", "not graded: a link: only folders are read");
    assertEquals(4, csv().size());
  }

  @Test
  void shouldReadAWholeRunWhereverItLies() throws Exception {
    Path run = temp.resolve("class/a_1_file/my run");
    GoldenRun.copyTo(run);
    Files.createDirectories(run.resolve("lesson"));
    Files.writeString(run.resolve("lesson/answers.txt"), "1.1 =\n1.2 =\n");
    Files.writeString(temp.resolve("class/a_1_file/Answers (1).txt"), ANSWERS);
    Files.write(run.resolve("two-flow.annotated.pcapng"), new byte[10]);
    assertTrue(grade());
    assertRemark("a_1_file", ",2,2,100.0,1,1,1,\"the answers' head names no capture");
  }

  @Test
  void shouldTakeTheNewestAnswersAndSaySo() throws Exception {
    Path student = student("a", ANSWERS);
    Path older = Files.writeString(student.resolve("answers-old.txt"), "1.1 = 1\n1.2 = 1\n");
    Files.setLastModifiedTime(older, EARLIER);
    Files.writeString(student.resolve("answers-copy.txt"), ANSWERS);
    assertTrue(grade());
    assertRemark("a", ",2,2,100.0,");
    assertRemark("a", "2 answers files: the newest was taken, ");
    Files.setLastModifiedTime(student.resolve("answers.txt"), EARLIER);
    Files.setLastModifiedTime(student.resolve("answers-copy.txt"), EARLIER);
    assertFalse(grade());
    assertRemark("a", "not graded: 2 answers files of the same time: leave one of them");
  }

  @Test
  void shouldTakeTheCaptureThatTheHeadNames() throws Exception {
    String own = LessonMaker.sha256Hex(student("a", ANSWERS).resolve("two-flow.pcap"));
    Path student = student("a", "# capture-sha256: " + own + "\n" + ANSWERS);
    Files.write(student.resolve("another.pcap"), new byte[100]);
    assertTrue(grade());
    student("a", ANSWERS);
    assertFalse(grade());
    assertRemark("a", "not graded: 2 captures (");
    student("a", "# capture-sha256: " + "0".repeat(64) + "\n" + ANSWERS);
    assertFalse(grade());
    assertRemark("a", "not graded: foreign capture: none of ");
  }

  @Test
  void shouldCountAQuestionWhoseLineWasDeleted() throws Exception {
    student("a", ANSWERS);
    student("b", ANSWERS);
    student("c", "1.1 = 176\n");
    student("d", ANSWERS + "1.3 = 5\nnonsense\n");
    assertTrue(grade());
    assertRemark("c", ",1,2,50.0,1,1,,");
    assertRemark("c", "without a line for 1 of the questions");
    assertRemark("d", ",2,2,100.0,1,1,1,");
    assertRemark("d", "answers, line 4: no question's number at its beginning");
  }

  @Test
  void shouldShowWhatSubmissionsShare() throws Exception {
    student("a", ANSWERS);
    student("b", "1.1 = 176\n");
    Path other = student("c", "1.1 = 170\n");
    byte[] pcap = GoldenCopy.pcap(0);
    // Another time of the first packet: another file, the same connections.
    pcap[28]++;
    Files.write(other.resolve("two-flow.pcap"), pcap);
    assertTrue(grade());
    assertRemark("a", "the same capture as b");
    assertRemark("b", "the same capture as a");
    assertRemark(
        "c", "the same connections, by their initial sequence numbers, in another file as a, b");
    assertFalse(line("a").contains("the same answers"), line("a"));
    student("c", "1.1 = 176\n");
    assertTrue(grade());
    assertRemark("c", "the same answers as b");
  }

  @Test
  void shouldSayOnceWhatMostOfAClassShare() throws Exception {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      student(name, "1.1 = 17" + name.charAt(0) + "\n");
    }
    assertTrue(grade());
    assertFalse(line("a").contains("the same capture"), line("a"));
    assertTrue(printed.contains("shared: the same capture in 5 of 5 submissions"), printed);
  }

  @Test
  void shouldShowAnotherSeedThanTheOthers() throws Exception {
    student("a", "# seed: 3\n" + ANSWERS);
    student("b", "# seed: 3\n" + ANSWERS);
    student("c", "# seed: 4\n" + ANSWERS);
    assertTrue(grade());
    assertRemark("c", "seed 4, the others have 3");
    assertFalse(line("a").contains("seed 3"), line("a"));
  }

  @Test
  void shouldShowASeedThatIsNotTheIdsWhereEachHasAnOwn() throws Exception {
    student("a", "# seed: " + RunSeed.ofStudent("a").value() + "\n# student: a\n" + ANSWERS);
    student("b", "# seed: " + RunSeed.ofStudent("b").value() + "\n# student: B\n" + ANSWERS);
    student("c", "# seed: 7\n# student: c\n" + ANSWERS);
    assertTrue(grade());
    assertRemark("c", "seed 7 is not that of the ID in the answers' head");
    assertFalse(line("a").contains("seed "), line("a"));
    assertFalse(line("b").contains("seed "), line("b"));
  }

  @Test
  void shouldShowRowsThatAreNotTheStudents() throws Exception {
    student("a", "# student: 4711\n" + ANSWERS);
    assertTrue(grade());
    assertFalse(line("a").contains("seed 1"), line("a"));
    assertRemark("a", "the rows are not those of the ID in the answers' head: they have no marker");
  }

  @Test
  void shouldWriteFeedbackIntoAnotherFolder() throws Exception {
    student("a", ANSWERS);
    assertTrue(grade(Optional.of(temp.resolve("back")), temp.resolve("class")));
    assertTrue(Files.exists(temp.resolve("back/a/feedback.txt")));
    assertTrue(Files.notExists(temp.resolve("class/a/feedback.txt")));
  }

  @Test
  void shouldSayInOneLineThatFeedbackCannotBeWritten() throws Exception {
    for (String name : List.of("a", "b")) {
      Path feedback = student(name, ANSWERS).resolve("feedback.txt");
      Files.createDirectories(feedback.resolve("in the way"));
    }
    String message = assertThrows(IOException.class, this::grade).getMessage();
    assertTrue(
        message.startsWith("2 of the feedback files cannot be written, the first is "), message);
    assertEquals(3, csv().size());
  }

  @Test
  void shouldNameTwoOfTheSameNameByTheirClasses() throws Exception {
    for (String group : List.of("g1", "g2")) {
      Path student = Files.createDirectories(temp.resolve(group).resolve("a"));
      Files.write(student.resolve("x.pcap"), GoldenCopy.pcap(0));
      Files.writeString(student.resolve("answers.txt"), ANSWERS);
    }
    Optional<Path> back = Optional.of(temp.resolve("back"));
    assertTrue(grade(back, temp.resolve("g1"), temp.resolve("g2")));
    assertTrue(line("g1/a").contains(",2,2,"));
    assertTrue(Files.exists(temp.resolve("back/g2/a/feedback.txt")));
    assertTrue(grade(back, temp.resolve("g1/a"), temp.resolve("g1/../g1/a")));
    assertEquals(2, csv().size());
  }

  @Test
  void shouldRefuseWrongUseBeforeTheWork() throws Exception {
    Files.createDirectories(temp.resolve("class"));
    assertThrows(WrongUseException.class, this::grade);
    assertThrows(WrongUseException.class, () -> grade(Optional.empty(), temp.resolve("none")));
    student("a", ANSWERS);
    Files.createDirectories(temp.resolve("grades.csv"));
    assertThrows(WrongUseException.class, this::grade);
    Path noFolder = Files.createFile(temp.resolve("file"));
    Files.delete(temp.resolve("grades.csv"));
    assertThrows(
        WrongUseException.class, () -> grade(Optional.of(noFolder), temp.resolve("class")));
  }

  @Test
  void shouldLeaveNoTemporaryFiles() throws Exception {
    long before = temporaryFolders();
    student("a", ANSWERS);
    assertTrue(grade());
    assertEquals(before, temporaryFolders());
    try (Stream<Path> files = Files.list(temp.resolve("class/a"))) {
      assertEquals(3, files.count());
    }
  }

  private String printed = "";

  private static long temporaryFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("two-flow-grade.")).count();
    }
  }

  /** A submission with the golden run's capture alone. */
  private Path student(String name, String answers) throws IOException {
    Path student = Files.createDirectories(temp.resolve("class").resolve(name));
    Files.write(student.resolve("two-flow.pcap"), GoldenCopy.pcap(0));
    Files.writeString(student.resolve("answers.txt"), answers);
    return student;
  }

  private boolean grade() throws IOException, InterruptedException {
    return grade(Optional.empty(), temp.resolve("class"));
  }

  private boolean grade(Optional<Path> feedback, Path... folders)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LessonMarking marking = new LessonMarking(new LessonMaker(new Catalog()));
    try {
      return new Grading(marking, temp.resolve("grades.csv"), feedback)
          .grade(List.of(folders), new PrintStream(out, true, StandardCharsets.UTF_8));
    } finally {
      printed = out.toString(StandardCharsets.UTF_8);
    }
  }

  private List<String> csv() throws IOException {
    return Files.readString(temp.resolve("grades.csv")).lines().toList();
  }

  private String line(String student) throws IOException {
    return csv().stream().filter(l -> l.startsWith('"' + student + '"')).findFirst().orElseThrow();
  }

  private void assertRemark(String student, String part) throws IOException {
    assertTrue(line(student).contains(part), line(student));
  }
}
