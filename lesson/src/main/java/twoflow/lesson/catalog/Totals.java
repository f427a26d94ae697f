package twoflow.lesson.catalog;

import java.util.stream.Stream;
import twoflow.analysis.link.SegmentRecord;

/**
 * What segments amount to.
 *
 * @param segments how many there are
 * @param payloadBytes their payload
 * @param ipBytes their IP packets
 * @param frameBytes their frames, with the header of Ethernet
 * @param repeatedSegments how many have bytes that were sent before
 * @param firstNs the time of the first one, epoch nanoseconds
 * @param lastNs the time of the last one
 */
record Totals(
    long segments,
    long payloadBytes,
    long ipBytes,
    long frameBytes,
    long repeatedSegments,
    long firstNs,
    long lastNs) {

  private static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

  /** Adds segments up. */
  static Totals of(Stream<SegmentRecord> segments) {
    return segments.reduce(NOTHING, Totals::plus, Totals::plus);
  }

  private Totals plus(SegmentRecord segment) {
    return new Totals(
        segments + 1,
        payloadBytes + segment.payloadBytes(),
        ipBytes + NamedMistakes.ipBytes(segment),
        frameBytes + NamedMistakes.frameBytes(segment),
        repeatedSegments + (segment.repeatedBytes() > 0 ? 1 : 0),
        Math.min(firstNs, segment.timeNs()),
        Math.max(lastNs, segment.timeNs()));
  }

  private Totals plus(Totals other) {
    return new Totals(
        segments + other.segments,
        payloadBytes + other.payloadBytes,
        ipBytes + other.ipBytes,
        frameBytes + other.frameBytes,
        repeatedSegments + other.repeatedSegments,
        Math.min(firstNs, other.firstNs),
        Math.max(lastNs, other.lastNs));
  }

  /** From the first to the last one, nanoseconds. */
  long lengthNs() {
    return lastNs - firstNs;
  }
}
