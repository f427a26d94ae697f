package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.figures.ClosedWindow;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.SegmentRecord;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.Subject;
import twoflow.pcap.tcp.TcpSegment;

/** 5.6: how long a window is closed. Not asked when several receivers close theirs. */
final class WindowClosed implements QuestionType {

  /** A shorter time is no receiver that does not read. */
  private static final long SHORTEST_NS = 10_000_000;

  @Override
  public QuestionId id() {
    return new QuestionId(5, 6);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return first(subject).map(window -> question(subject, window));
  }

  /** The first time that the only receiver which does so has closed its window. */
  static Optional<ClosedWindow> first(Subject subject) {
    List<ClosedWindow> windows = subject.run().closedWindows();
    boolean oneReceiver =
        windows.stream()
            .allMatch(w ->
                w.connection() == windows.getFirst().connection()
                    && w.leg() == windows.getFirst().leg());
    return subject.trace().tap() || !oneReceiver
        ? Optional.empty()
        : windows.stream()
            .findFirst()
            .filter(ClosedWindow::opened)
            .filter(window -> window.untilNs() - window.fromNs() >= SHORTEST_NS);
  }

  private Question question(Subject subject, ClosedWindow window) {
    LabConnection connection = subject.trace().connections().get(window.connection());
    long lastClosedNs =
        subject
            .trace()
            .from(window.fromFrame(), connection, window.leg().reverse())
            .takeWhile(s -> s.frame() < window.untilFrame())
            .filter(s -> s.windowBytes() == 0 && (s.flags() & TcpSegment.RST) == 0)
            .mapToLong(SegmentRecord::timeNs)
            .max()
            .orElse(window.fromNs());
    return new Question(
        id(),
        "A receiver has no more room, and closes its window. How many ms is it from the first frame"
            + " that announces a window of 0 to the first later one of the same side that announces"
            + " a larger one?",
        Times.inMs(window.untilNs() - window.fromNs()),
        "Filter for `tcp.window_size == 0 && tcp.flags.reset == 0` to find the first frame, and for"
            + " `tcp.analysis.window_update` or the field Calculated window size to find the other.",
        new Solution(
            "The time of the first later frame of the same side whose window is not 0, minus that of"
                + " the first frame with window 0.",
            Filters.sent(connection, window.leg().reverse())
                + " && frame.number >= %d && frame.number <= %d"
                    .formatted(window.fromFrame(), window.untilFrame()),
            List.of("frame.time_epoch", "tcp.window_size"),
            List.of(window.fromFrame(), window.untilFrame())),
        List.of(
            new Mistake(
                "last-zero-window",
                Times.ms(lastClosedNs - window.fromNs()),
                "that is until the last frame with window 0: the window opens later")));
  }
}
