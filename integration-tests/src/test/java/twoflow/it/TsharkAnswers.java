package twoflow.it;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/** The answers of a lesson, computed from what tshark shows, by nothing of the lab's own. */
final class TsharkAnswers {

  private static final int CHAT_PORT = 9001;
  private static final int VOIP_PORT = 9002;
  private static final double MS = 1e3;
  private static final double US = 1e6;

  private final Lesson lesson;
  private final TsharkLesson tshark;

  TsharkAnswers(Lesson lesson, TsharkLesson tshark) {
    this.lesson = lesson;
    this.tshark = tshark;
  }

  /** The number that answers a question. */
  double number(Question question) {
    List<TsharkFrame> shown = tshark.shown(question);
    TsharkFrame first = shown.getFirst();
    TsharkFrame last = shown.getLast();
    return switch (question.id().toString()) {
      case "1.1" -> tshark.frames().size();
      case "1.2" -> shown.stream().map(TsharkFrame::stream).distinct().count();
      case "1.3" -> first.sourcePort();
      case "1.4", "3.2", "3.5" -> first.number();
      case "2.1" -> first.rawSeq();
      case "2.2" -> first.rawAck();
      case "2.3" -> first.maxSegmentBytes();
      case "2.4" -> first.windowBytes();
      case "2.5" -> firstSeqOfRow(shown);
      case "3.1" -> shown.stream().map(TsharkFrame::seq).distinct().count();
      case "3.3" -> first.payloadBytes();
      case "3.4" -> first.ack();
      case "3.6" -> first.seq() + first.payloadBytes() - 1;
      case "4.1", "4.2" -> 100 - 100.0 * payload(shown) / ip(shown);
      case "4.3" -> MS * last.secondsAfter(first) / (shown.size() - 1);
      case "4.4" ->
          US
              * shown.stream()
                  .filter(TsharkFrame::byRelay)
                  .findFirst()
                  .orElseThrow()
                  .ackRttS()
                  .doubleValue();
      case "4.5" ->
          US * (first.ackRttS().doubleValue() * 7 / 8 + shown.get(1).ackRttS().doubleValue() / 8);
      case "4.6" -> MS * last.secondsAfter(first);
      case "4.7" -> 8 * payload(shown) / last.secondsAfter(first);
      case "5.1" -> shown.size() - shown.stream().map(TsharkAnswers::bytes).distinct().count();
      case "5.2" -> MS * shown.get(1).secondsAfter(first);
      case "5.3" -> shown.size() - 1;
      case "5.4" -> last(shown) - first.seq();
      case "5.6" -> MS * opened(shown).secondsAfter(first);
      case "5.8" ->
          Math.pow(
              last.secondsAfter(shown.get(shown.size() - 2)) / shown.get(1).secondsAfter(first),
              1.0 / (shown.size() - 2));
      case "5.10" -> last(shown) - 1;
      case "5.12" -> payload(shown);
      case "5.13" -> MS * last.secondsAfter(first);
      default -> throw new AssertionError("no rule for " + question);
    };
  }

  /** The word that answers a question. */
  String word(Question question) {
    TsharkFrame first = tshark.shown(question).getFirst();
    return switch (question.id().toString()) {
      case "2.6" -> first.byRelay() ? "relay" : "client";
      // The clients of a run in a private network have addresses of their own.
      case "5.9" ->
          first.byRelay()
              ? "relay"
              : first.source().equals("127.0.0.11") ? "client-chat" : "client-voip";
      default -> throw new AssertionError("no rule for " + question);
    };
  }

  /** What stands at each item, as {@code tcp.stream 0=client-chat sends the chat}. */
  static String matched(Answer.Matching matching) {
    Map<String, String> matched = new TreeMap<>();
    for (int i = 0; i < matching.items().size(); i++) {
      matched.put(matching.items().get(i), matching.choices().get(matching.right().get(i)));
    }
    return matched.toString();
  }

  /** The same, by the ports of the segments with payload. */
  String matched(Question question) {
    Map<String, String> matched = new TreeMap<>();
    for (TsharkFrame frame : tshark.shown(question)) {
      int port = frame.byRelay() ? frame.sourcePort() : frame.targetPort();
      String sender = port == CHAT_PORT ? "client-chat" : "client-voip";
      String receiver = port == VOIP_PORT ? "client-chat" : "client-voip";
      String flow = port == CHAT_PORT ? " the chat" : " the voice";
      matched.put(
          "tcp.stream " + frame.stream(),
          (frame.byRelay() ? receiver + " gets" : sender + " sends") + flow);
    }
    return matched.toString();
  }

  /** Where the row's own text begins in the payload that is shown. */
  private double firstSeqOfRow(List<TsharkFrame> shown) {
    String stream =
        shown.stream()
            .collect(
                Collectors.toMap(
                    TsharkFrame::seq, TsharkFrame::payloadHex, (a, b) -> a, TreeMap::new))
            .values()
            .stream()
            .collect(Collectors.joining());
    String text =
        HexFormat.of().formatHex(lesson.row().toRelay().text().getBytes(StandardCharsets.UTF_8));
    int at = stream.indexOf(text);
    if (at < 0) {
      throw new AssertionError(text + " is not in " + stream);
    }
    return shown.getFirst().seq() + at / 2;
  }

  private static TsharkFrame opened(List<TsharkFrame> shown) {
    return shown.stream().filter(frame -> frame.windowBytes() > 0).findFirst().orElseThrow();
  }

  private static double payload(List<TsharkFrame> frames) {
    return frames.stream().mapToLong(TsharkFrame::payloadBytes).sum();
  }

  private static double ip(List<TsharkFrame> frames) {
    return frames.stream().mapToLong(TsharkFrame::ipBytes).sum();
  }

  private static double last(List<TsharkFrame> frames) {
    return frames.stream().mapToLong(TsharkFrame::nextSeq).max().orElseThrow();
  }

  private static String bytes(TsharkFrame frame) {
    return frame.stream() + " " + frame.sourcePort() + " " + frame.seq();
  }
}
