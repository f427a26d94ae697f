package twoflow.lesson.catalog;

import java.util.List;
import java.util.Optional;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.SegmentRecord;
import twoflow.core.row.Flow;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.lesson.question.QuestionId;
import twoflow.lesson.question.Solution;
import twoflow.lesson.question.Unit;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.Subject;

/** 4.1 and 4.2: which part of the IP packets of a flow are headers. */
final class HeaderShare implements QuestionType {

  private static final double ALL = 100;

  /** Percentage points. */
  private static final double TOLERANCE = 0.5;

  private final QuestionId id;
  private final Flow flow;

  HeaderShare(QuestionId id, Flow flow) {
    this.id = id;
    this.flow = flow;
  }

  @Override
  public QuestionId id() {
    return id;
  }

  @Override
  public Optional<Question> ask(Subject subject) {
    return subject.trace().tap()
        ? Optional.empty()
        : subject.sender(flow).map(sender -> question(subject, sender));
  }

  private Question question(Subject subject, AskedConnection sender) {
    Totals totals = Totals.of(subject.trace().data(sender.connection(), Leg.TO_RELAY));
    Totals all = Totals.of(subject.trace().segments(sender.connection(), Leg.TO_RELAY));
    double percent = headers(totals.ipBytes(), totals.payloadBytes());
    String ipLength = sender.ipv6() ? "Payload Length, and 40 for IPv6's header" : "Total Length";
    return new Question(
        id,
        "Take the segments with payload that the client sends on "
            + sender.words()
            + ". How many percent of the bytes of their IP packets are headers (IP and TCP)?",
        new Answer.Number(percent, TOLERANCE, Unit.PERCENT),
        "Filter for `tcp.dstport == "
            + sender.relayPort()
            + " && tcp.len > 0`"
            + sender.keepToPort()
            + ". Internet Protocol has the "
            + ipLength
            + ", TCP the TCP Segment Len. A spreadsheet adds them up, if they are columns (menu File,"
            + " Export Packet Dissections).",
        new Solution(
            "The sum of the IP packets' bytes, minus the sum of the payload, divided by the former.",
            Filters.data(sender.connection(), Leg.TO_RELAY),
            List.of(sender.ipv6() ? "ipv6.plen" : "ip.len", "tcp.len"),
            subject
                .trace()
                .data(sender.connection(), Leg.TO_RELAY)
                .limit(Solution.MAX_FRAMES)
                .map(SegmentRecord::frame)
                .toList()),
        List.of(
            new Mistake(
                "frame-length",
                headers(totals.frameBytes(), totals.payloadBytes()),
                "you took the whole frames: the header of Ethernet is no part of the IP packet"),
            new Mistake(
                "payload-share",
                ALL - percent,
                "that is the part of the payload: the question is the headers"),
            new Mistake(
                "acks-counted",
                headers(all.ipBytes(), all.payloadBytes()),
                "you counted the segments without payload, too")));
  }

  private static double headers(long bytes, long payloadBytes) {
    return ALL * (bytes - payloadBytes) / bytes;
  }
}
