package twoflow.lesson.marking;

import java.io.IOException;
import java.nio.file.Path;
import twoflow.analysis.RunAnalysis;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.answers.AnswerFile;
import twoflow.lesson.answers.AnswerHead;
import twoflow.lesson.answers.Answers;
import twoflow.lesson.sheet.IncompleteRunException;
import twoflow.lesson.sheet.Lesson;
import twoflow.lesson.sheet.LessonMaker;
import twoflow.lesson.sheet.LessonPlan;

/** Marks an answers file against its run: for one student and for a class the same way. */
public final class LessonMarking {

  /** What a file has whose head does not say it. */
  public static final long DEFAULT_SEED = 1;

  private static final int SHOWN_HASH_CHARS = 12;

  private final LessonMaker maker;

  /** Marks lessons that a maker makes. */
  public LessonMarking(LessonMaker maker) {
    this.maker = maker;
  }

  /**
   * Marks the answers. The seed in their head decides what was asked.
   *
   * @throws WrongUseException when they are for another capture, or nothing can be asked of this
   * @throws IncompleteRunException when the run is not complete: then any answer could be wrong
   */
  public MarkedLesson mark(RunAnalysis run, AnswerFile file)
      throws IOException, IncompleteRunException {
    AnswerHead head = file.head();
    LessonPlan plan = new LessonPlan(head.seed().orElse(DEFAULT_SEED), head.student(), id -> true);
    Lesson lesson = maker.make(run, plan);
    checkCapture(file, lesson);
    Answers answers = Answers.of(file, lesson.questions());
    return new MarkedLesson(lesson, answers, Marker.mark(lesson.questions(), answers));
  }

  private static void checkCapture(AnswerFile file, Lesson lesson) throws IOException {
    String expected = file.head().captureSha256().orElse(lesson.captureSha256());
    if (!expected.equals(lesson.captureSha256())
        && !expected.equals(CaptureHash.ofContent(lesson.capture()))) {
      String run = file.head().run().map(name -> "run " + Printable.of(name) + ", ").orElse("");
      throw new WrongUseException(
          "%s: these answers are for another capture: their head has %scapture-sha256 %s..., %s has %s..."
              .formatted(
                  file.path(),
                  run,
                  expected.substring(0, SHOWN_HASH_CHARS),
                  fileName(lesson.capture()),
                  lesson.captureSha256().substring(0, SHOWN_HASH_CHARS)));
    }
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }
}
