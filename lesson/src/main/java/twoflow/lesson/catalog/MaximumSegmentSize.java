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

/** 2.3: which maximum segment size a client offers. */
final class MaximumSegmentSize implements QuestionType {

  private static final int OF_ETHERNET_BYTES = 1460;

  /** The headers of IPv4 or IPv6 and of TCP, without options (RFC 9293, 3.7.1). */
  private static final int HEADERS_BYTES = 40;

  private static final int HEADERS_BYTES_IPV6 = 60;

  @Override
  public QuestionId id() {
    return new QuestionId(2, 3);
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    AskedConnection asked = subject.connection();
    return Handshake.of(subject, asked.connection())
        .filter(handshake -> bytes(asked, Leg.TO_RELAY) > 0)
        .map(handshake -> question(asked, handshake));
  }

  private Question question(AskedConnection asked, Handshake handshake) {
    int offered = bytes(asked, Leg.TO_RELAY);
    int headersBytes = asked.ipv6() ? HEADERS_BYTES_IPV6 : HEADERS_BYTES;
    return new Question(
        id(),
        "Which maximum segment size (MSS), in bytes, does the client offer on "
            + asked.words()
            + "?",
        Answer.Number.bytes(offered),
        "Select the client's SYN. In the packet details, open Transmission Control Protocol,"
            + " Options: TCP Option - Maximum segment size.",
        new Solution(
            "The option of the client's SYN.",
            Filters.sent(asked, Leg.TO_RELAY) + " && tcp.flags.syn == 1",
            List.of("tcp.options.mss_val"),
            List.of(handshake.syn().frame())),
        List.of(
            new Mistake(
                "textbook-value",
                OF_ETHERNET_BYTES,
                "that is the usual one on Ethernet: this capture says another one"),
            NamedMistakes.otherSide(bytes(asked, Leg.FROM_RELAY)),
            new Mistake(
                "mtu-not-mss",
                offered + headersBytes,
                "that is the largest packet: a segment size does not count the headers"),
            new Mistake(
                "window-not-mss",
                handshake.syn().windowBytes(),
                "that is the window, which is for many segments")));
  }

  private static int bytes(AskedConnection asked, Leg sender) {
    return asked.connection().direction(sender).synOptions().maxSegmentBytes();
  }
}
