package twoflow.diff.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twoflow.pcap.tcp.Gap;

/**
 * The first byte in which two streams differ.
 *
 * @param way the flow and the leg
 * @param seq stream offset of the byte + 1
 * @param places where it is in both runs
 */
public record FirstDifference(String way, long seq, List<BytePlace> places) {

  /** How many bytes of each stream are read to be shown. */
  private static final int READ_BYTES = 32;

  static FirstDifference of(
      String way, ComparedRun first, ComparedRun second, StreamPair pair, PairContents contents)
      throws IOException {
    SentStream ours = pair.first().orElseThrow();
    SentStream theirs = pair.second().orElseThrow();
    long seq = firstUnequal(ours, theirs, contents.firstDifference());
    return new FirstDifference(
        way,
        seq,
        List.of(
            BytePlace.of(first, ours, seq, contents.bytes(true, seq, READ_BYTES)),
            BytePlace.of(second, theirs, seq, contents.bytes(false, seq, READ_BYTES))));
  }

  /** A byte that is missing in a capture is not known to be equal. */
  private static long firstUnequal(SentStream ours, SentStream theirs, long differing) {
    long seq = differing == 0 ? Long.MAX_VALUE : differing;
    for (SentStream stream : List.of(ours, theirs)) {
      List<Gap> gaps = stream.direction().stream().gaps();
      if (stream.direction().midStream()) {
        return 1;
      }
      if (!gaps.isEmpty()) {
        seq = Math.min(seq, gaps.getFirst().firstSeq());
      }
    }
    return seq;
  }

  /** Lines for the terminal, the first without indentation. */
  public List<String> lines() {
    int width = places.stream().mapToInt(place -> place.run().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("first difference: " + way + ", byte " + seq);
    for (BytePlace place : places) {
      String fill = " ".repeat(width - place.run().length() + 2);
      lines.add("  " + place.run() + fill + place.words());
    }
    return lines;
  }
}
