package twoflow.lesson.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.RunFiles;
import twoflow.analysis.link.RunKind;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.Scenario;
import twoflow.lesson.catalog.Catalog;
import twoflow.lesson.question.Question;
import twoflow.lesson.subject.Subject;
import twoflow.lesson.subject.SubjectPicker;

/**
 * Makes the lesson of an open run: the same way for the worksheet, for checking and for grading.
 */
public final class LessonMaker {

  /** The block has a comment with the run's name before it. */
  private static final int HEAD_BYTES = 4096;

  private final Catalog catalog;

  /** Asks the questions of a catalog. */
  public LessonMaker(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Makes it.
   *
   * @throws IncompleteRunException when the run is not complete: then any answer could be wrong
   * @throws WrongUseException when nothing can be asked of the run
   */
  public Lesson make(RunAnalysis run, LessonPlan plan) throws IOException, IncompleteRunException {
    String name = run.files().run();
    if (run.files().kind() == RunKind.CHAT_DEMO) {
      throw new WrongUseException(name + ": questions are asked of a run of the two flows only");
    }
    Path capture = run.files().capture();
    if (isAnnotated(capture)) {
      throw new WrongUseException(
          capture
              + ": this is the annotated capture, and its comments are the answers: put the plain one"
              + " in its place");
    }
    if (!run.verdict().complete()) {
      throw new IncompleteRunException(name, run.verdict());
    }
    Subject subject = new SubjectPicker(plan.seed()).pick(run);
    List<Question> questions =
        catalog.ask(subject).stream().filter(q -> plan.wanted().test(q.id())).toList();
    return new Lesson(
        name,
        plan.seed(),
        plan.student(),
        capture,
        sha256Hex(capture),
        run.scenario().map(Scenario::title),
        subject.row(),
        questions);
  }

  /** The name of the program that wrote it is in the first block of a pcapng file. */
  private static boolean isAnnotated(Path capture) throws IOException {
    try (InputStream in = Files.newInputStream(capture)) {
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      return head.contains(RunFiles.ANNOTATED_BY);
    }
  }

  /** The SHA-256 of a file's bytes, in hexadecimal digits. */
  public static String sha256Hex(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
