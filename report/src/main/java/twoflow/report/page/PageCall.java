package twoflow.report.page;

import java.util.List;
import twoflow.analysis.call.CallFigures;

/**
 * A call on one leg, with the delay of each packet: for any playout delay, the page's script finds
 * what is late.
 *
 * @param figures what the report says of it, for the report's playout delay
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param whole whether its packets carried the run's voice from the first sample to the last
 * @param beginNs when its first packet would have been delivered without a delay
 * @param delaysUs the packets' delays in microseconds, rounded up: so a delay is longer than a
 *     whole number of milliseconds before it is rounded if it is so after; empty when the run's
 *     calls have too many packets
 * @param frames the number of the frame that delivered each packet, less that of the packet before
 * @param steps how far the timestamps rise from a packet to the next: how often in a row, how many
 *     samples
 * @param sizes how much voice the packets carry: how many of them, how many bytes each
 * @param rows to which rows they belong: how many packets, the row's number
 */
public record PageCall(
    CallFigures figures,
    int tcpStream,
    boolean whole,
    long beginNs,
    List<Long> delaysUs,
    List<Long> frames,
    List<long[]> steps,
    List<long[]> sizes,
    List<long[]> rows) {

  /** A call of too many packets: its figures alone. */
  static PageCall withoutPackets(CallFigures figures, int tcpStream, boolean whole) {
    return new PageCall(
        figures, tcpStream, whole, 0, List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
