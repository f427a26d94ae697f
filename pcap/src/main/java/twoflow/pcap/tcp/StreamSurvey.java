package twoflow.pcap.tcp;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks through a whole capture for where its streams begin, before it is read: what decides may
 * come late, such as the acknowledgment of a SYN, or the lowest byte of a capture that began in the
 * middle of a stream.
 */
public final class StreamSurvey {

  private final Map<Integer, Both> streams = new HashMap<>();

  /** Both directions of a stream, the one of its first packet's sender first. */
  private record Both(Endpoint first, DirectionSurvey one, DirectionSurvey other) {}

  /** Takes a segment of a stream. */
  public void accept(long frame, TcpStream stream, TcpSegment segment) {
    Both both =
        streams.computeIfAbsent(
            stream.number(),
            n -> new Both(stream.one(), new DirectionSurvey(), new DirectionSurvey()));
    boolean fromFirst = segment.source().equals(both.first);
    accept(frame, segment, fromFirst ? both.one : both.other, fromFirst ? both.other : both.one);
  }

  /**
   * Where a sender's direction of a stream begins.
   *
   * @param stream the number of a stream that was seen
   */
  public StreamStart start(int stream, Endpoint sender) {
    Both both = streams.get(stream);
    return sender.equals(both.first) ? both.one.start(both.other) : both.other.start(both.one);
  }

  private static void accept(
      long frame, TcpSegment segment, DirectionSurvey forward, DirectionSurvey reverse) {
    boolean ack = segment.has(TcpSegment.ACK);
    if (segment.has(TcpSegment.RST)) {
      forward.reset(segment.seq());
    } else if (segment.has(TcpSegment.SYN)) {
      if (ack) {
        forward.synAck(segment.seq(), segment.ack());
        reverse.answered(segment.ack());
      } else {
        forward.syn(segment.seq());
      }
      if (segment.payloadBytes() > 0) {
        forward.sent(frame, segment.seq() + 1, segment.payloadBytes());
      }
    } else {
      forward.sent(frame, segment.seq(), segment.length());
      if (ack) {
        reverse.acknowledged(frame, segment.ack());
      }
    }
  }
}
