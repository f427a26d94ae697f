package twoflow.analysis.link;

import java.util.List;

/**
 * One captured TCP segment of the run's connections, with what it carried.
 *
 * @param frame Wireshark's frame number, from 1
 * @param timeNs capture time, epoch nanoseconds
 * @param tcpStream Wireshark's number of the TCP stream, from 0
 * @param flow the flow's name
 * @param leg on which leg its sender's data goes
 * @param source the sender's address, {@code host:port}
 * @param destination the receiver's address
 * @param flags the TCP flags that are set, such as {@code SYN} and {@code ACK}, in the order of RFC
 *     9293, 3.1
 * @param firstSeq stream offset of the first payload byte + 1; 0 without payload
 * @param payloadBytes the length of the payload
 * @param retransmission whether all its bytes were captured before
 * @param headerBytes its IP and TCP headers with their options
 * @param ack stream offset of the byte that its sender expects next + 1; 0 when it acknowledges
 *     nothing that is known
 * @param windowBytes how many bytes its sender takes beyond those
 * @param rows what it carried of which rows; empty without payload
 */
public record Segment(
    long frame,
    long timeNs,
    int tcpStream,
    String flow,
    Leg leg,
    String source,
    String destination,
    List<String> flags,
    long firstSeq,
    int payloadBytes,
    boolean retransmission,
    int headerBytes,
    long ack,
    long windowBytes,
    List<RowPart> rows) {

  /**
   * A part of a row within a segment.
   *
   * @param row the number of the data row, from 1
   * @param line its line in the CSV file, from 1
   * @param firstSeq stream offset of the part's first byte + 1
   * @param lastSeq stream offset of the part's last byte + 1
   * @param chunk the number of the write that the bytes belong to, from the events; 0 when unknown
   */
  public record RowPart(long row, long line, long firstSeq, long lastSeq, long chunk) {}
}
