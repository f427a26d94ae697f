package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 2.4: how large the client's window is, in bytes, at the end of the handshake. */
final class FirstWindow implements QuestionType {

  @Override
  public QuestionId id() {
    return new QuestionId(2, 4);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    return Handshake.of(subject, asked.connection())
        .filter(handshake -> handshake.ack().payloadBytes() == 0)
        .map(handshake -> question(asked, handshake));
  }

  private Question question(AskedConnection asked, Handshake handshake) {
    long window = handshake.ack().windowBytes();
    long field = window >> shift(asked);
    return new Question(
        id(),
        "The third segment of the handshake is the client's ACK of the SYN-ACK. How large, in"
            + " bytes, is the window that it announces on "
            + asked.words()
            + "?",
        Answer.Number.bytes(window),
        "Select the third segment. In the packet details, open Transmission Control Protocol: field"
            + " Calculated window size.",
        new Solution(
            "The field Window, times 2 to the power of the shift count of the client's own SYN, if"
                + " both SYNs have that option (RFC 7323, 2).",
            Filters.sent(asked, Leg.TO_RELAY)
                + " && tcp.flags.syn == 0 && tcp.seq == 1 && tcp.ack == 1 && tcp.len == 0",
            List.of("tcp.window_size"),
            List.of(handshake.ack().frame())),
        List.of(
            new Mistake(
                "unscaled-window",
                field,
                "that is the field Window as the header has it: it has to be scaled"),
            new Mistake(
                "window-of-the-syn",
                handshake.syn().windowBytes(),
                "that is the window of the SYN, which is never scaled"),
            NamedMistakes.otherSide(handshake.synAck().windowBytes())));
  }

  private static int shift(AskedConnection asked) {
    int own = asked.connection().direction(Leg.TO_RELAY).synOptions().windowShift();
    int other = asked.connection().direction(Leg.FROM_RELAY).synOptions().windowShift();
    return own >= 0 && other >= 0 ? own : 0;
  }
}
