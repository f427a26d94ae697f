package twoflow.analysis.link;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Finds again when the packets of calls were delivered, where the network lost frames behind the
 * place of the capture: the capture has them, but they brought nothing.
 */
public final class PacketDeliveries {

  private final LinkedCapture capture;
  private final Map<Way, CallArrival> calls = new HashMap<>();

  /** All calls of a capture. */
  public PacketDeliveries(LinkedCapture capture) {
    this.capture = capture;
    for (int i = 0; i < capture.connections().size(); i++) {
      for (Leg leg : Leg.values()) {
        Optional<CallStream> call = capture.connections().get(i).direction(leg).call();
        if (call.isPresent()) {
          calls.put(new Way(i, leg), new CallArrival(call.get().packets()));
        }
      }
    }
  }

  /**
   * Corrects the tables of the packets.
   *
   * @param lost whether the network has lost the frame with this number
   */
  public void leaveOut(LongPredicate lost) {
    if (calls.isEmpty()) {
      return;
    }
    for (long i = 0; i < capture.segments().size(); i++) {
      SegmentRecord segment = capture.segments().get(i);
      CallArrival call = calls.get(new Way(segment.connection(), segment.leg()));
      if (call != null && segment.payloadBytes() > 0 && !lost.test(segment.frame())) {
        call.arrived(segment);
      }
    }
  }

  /** The direction of a connection. */
  private record Way(int connection, Leg leg) {}
}
