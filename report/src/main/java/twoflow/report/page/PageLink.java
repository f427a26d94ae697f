package twoflow.report.page;

import java.util.List;
import java.util.OptionalLong;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.core.payload.Printable;

/**
 * A {@link RowLink} as the page shows it: its text printable, its times those of the page, with the
 * Wireshark display filters that show it.
 *
 * @param file the CSV file's name
 * @param line the row's line in the file, from 1
 * @param flow the flow's name
 * @param row the number of the data row, from 1
 * @param text the row, its control characters escaped
 * @param leg on which leg
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param firstSeq stream offset of the row's first byte + 1
 * @param lastSeq stream offset of its last byte + 1, the terminator included
 * @param frames Wireshark's frame numbers, ascending
 * @param firstTimeNs capture time of the first frame, nanoseconds since the page's start
 * @param lastTimeNs capture time of the frame that completed it
 * @param legDelayNs on the second leg: how much later than on the first it was complete
 * @param retransmissions how many of the frames repeat bytes that were captured before
 * @param framesFilter shows its frames by their numbers
 * @param bytesFilter shows its bytes by stream and seq; empty where a filter cannot name them
 */
public record PageLink(
    String file,
    long line,
    String flow,
    long row,
    String text,
    Leg leg,
    int tcpStream,
    long firstSeq,
    long lastSeq,
    List<Long> frames,
    long firstTimeNs,
    long lastTimeNs,
    OptionalLong legDelayNs,
    int retransmissions,
    String framesFilter,
    String bytesFilter) {

  /**
   * What the page shows of a link.
   *
   * @param relayPort the relay's port in the link's stream
   * @param startNs where the page's times begin, epoch nanoseconds
   */
  public static PageLink of(RowLink link, int relayPort, long startNs) {
    return new PageLink(
        link.file(),
        link.line(),
        link.flow(),
        link.row(),
        Printable.of(link.text()),
        link.leg(),
        link.tcpStream(),
        link.firstSeq(),
        link.lastSeq(),
        link.frames(),
        link.firstTimeNs() - startNs,
        link.lastTimeNs() - startNs,
        link.legDelayNs(),
        link.retransmissions(),
        DisplayFilter.ofFrames(link.frames()),
        DisplayFilter.ofBytes(link, relayPort));
  }
}
