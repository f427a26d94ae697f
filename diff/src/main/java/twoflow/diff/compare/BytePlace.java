package twoflow.diff.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.link.RowParts;
import twoflow.analysis.link.SegmentRecord;
import twoflow.analysis.link.SegmentTable;
import twoflow.core.payload.Printable;

/**
 * Where a byte of a stream is in one run.
 *
 * @param run the run's name
 * @param words the byte, its row, its write, its frames, and the text that begins with it
 */
record BytePlace(String run, String words) {

  private static final int SHOWN_BYTES = 24;
  private static final int MAX_FRAMES = 5;

  /** A segment has parts of so many rows at most: a part of a row has a byte at least. */
  private static final int MAX_PARTS = 1 << 16;

  /**
   * Looks for it.
   *
   * @param seq stream offset of the byte + 1
   * @param bytes the stream from there on
   */
  static BytePlace of(ComparedRun run, SentStream stream, long seq, byte[] bytes)
      throws IOException {
    if (stream.direction().midStream()) {
      return new BytePlace(run.name(), "the capture begins within the stream");
    }
    if (seq > stream.direction().bytes()) {
      return new BytePlace(run.name(), "the stream has ended");
    }
    if (stream.direction().stream().gapWithin(seq, seq).isPresent()) {
      return new BytePlace(run.name(), "the byte is missing in the capture");
    }
    List<String> words = new ArrayList<>();
    words.add("0x" + HexFormat.of().toHexDigits(bytes[0]));
    List<String> frames = new ArrayList<>();
    SegmentTable segments = run.analysis().capture().segments();
    for (long i = 0; i < segments.size() && frames.size() < MAX_FRAMES; i++) {
      SegmentRecord segment = segments.get(i);
      if (segment.connection() == stream.index()
          && segment.leg() == stream.leg()
          && segment.payloadBytes() > 0
          && segment.firstSeq() <= seq
          && seq <= segment.lastSeq()) {
        if (frames.isEmpty()) {
          words.addAll(place(run.analysis().rowParts(), segment, stream, seq));
        }
        frames.add(Long.toString(segment.frame()));
      }
    }
    words.add((frames.size() == 1 ? "frame " : "frames ") + String.join(" ", frames));
    String text = stream.direction().call().isPresent() ? "" : ": " + shown(bytes);
    return new BytePlace(run.name(), String.join(", ", words) + text);
  }

  private static List<String> place(
      RowParts parts, SegmentRecord segment, SentStream stream, long seq) {
    for (RowPart part : parts.of(segment, stream.direction(), MAX_PARTS)) {
      if (part.firstSeq() <= seq && seq <= part.lastSeq()) {
        String row = "row " + part.row();
        return part.chunk() == 0 ? List.of(row) : List.of(row, "write " + part.chunk() + " of it");
      }
    }
    return List.of("in no row");
  }

  private static String shown(byte[] bytes) {
    int length = Math.min(SHOWN_BYTES, bytes.length);
    // Not the rest of a letter that was cut.
    while (length > 1 && length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
      length--;
    }
    return '"' + Printable.of(bytes, length) + '"';
  }
}
