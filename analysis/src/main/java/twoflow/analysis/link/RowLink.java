package twoflow.analysis.link;

import java.util.List;
import java.util.OptionalLong;

/**
 * One row of a CSV file on one leg: which frames carried it.
 *
 * @param file the CSV file's name
 * @param line the row's line in the file, from 1
 * @param flow the flow's name
 * @param row the number of the data row, from 1
 * @param text the row as it stood on the wire, without terminator, unescaped
 * @param leg on which leg
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param firstSeq stream offset of the row's first byte + 1
 * @param lastSeq stream offset of its last byte + 1, the terminator included
 * @param frames Wireshark's frame numbers, ascending; the frame with the terminator belongs to it
 * @param firstTimeNs capture time of the first frame, epoch nanoseconds
 * @param lastTimeNs capture time of the frame that completed it
 * @param legDelayNs on the second leg: how much later than on the first it was complete
 * @param retransmissions how many of the frames repeat bytes that were captured before
 */
public record RowLink(
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
    int retransmissions) {}
