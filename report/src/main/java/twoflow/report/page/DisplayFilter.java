package twoflow.report.page;

import java.util.List;
import java.util.StringJoiner;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;

/** Wireshark display filters that show a row's frames. */
final class DisplayFilter {

  /** Wireshark's {@code tcp.seq} has 32 bits: beyond, a seq names several places of the stream. */
  private static final long LAST_PLAIN_SEQ = 0xFFFF_FFFFL;

  private DisplayFilter() {}

  /** Frames by their numbers, runs of them as ranges, such as {@code 17, 21..23}. */
  static String numbers(List<Long> frames) {
    StringJoiner set = new StringJoiner(", ");
    for (int i = 0; i < frames.size(); ) {
      int last = i;
      while (last + 1 < frames.size() && frames.get(last + 1) == frames.get(last) + 1) {
        last++;
      }
      set.add(last == i ? frames.get(i).toString() : frames.get(i) + ".." + frames.get(last));
      i = last + 1;
    }
    return set.toString();
  }

  /**
   * Frames by their numbers, runs of them as ranges: {@code frame.number in {17, 21..23}}.
   *
   * @param frames frame numbers, ascending
   * @return the filter; empty when there is no frame
   */
  static String ofFrames(List<Long> frames) {
    if (frames.isEmpty()) {
      return "";
    }
    if (frames.size() == 1) {
      return "frame.number == " + frames.getFirst();
    }
    return "frame.number in {" + numbers(frames) + "}";
  }

  /**
   * A row by its bytes. A segment that begins before the row and reaches into it belongs to it, so
   * the segment's end, not its beginning, is compared with the row's first byte.
   *
   * @param relayPort the relay's port in this stream, which tells the two directions apart
   * @return the filter; empty when the row lies beyond what {@code tcp.seq} can name
   */
  static String ofBytes(RowLink link, int relayPort) {
    if (link.lastSeq() > LAST_PLAIN_SEQ) {
      return "";
    }
    String port = link.leg() == Leg.TO_RELAY ? "tcp.dstport" : "tcp.srcport";
    return "tcp.stream == %d && %s == %d && tcp.len > 0 && tcp.nxtseq > %d && tcp.seq <= %d"
        .formatted(link.tcpStream(), port, relayPort, link.firstSeq(), link.lastSeq());
  }
}
