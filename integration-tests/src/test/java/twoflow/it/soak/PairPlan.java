package twoflow.it.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a pair does, all of it drawn from the seed and the pair's number.
 *
 * @param number from 1
 * @param fault what is special about it
 * @param firstToSecond from the one that connects first
 * @param secondToFirst from the one that connects second
 * @param lateMs how long after the first the second connects
 */
record PairPlan(
    long number, Fault fault, StreamPlan firstToSecond, StreamPlan secondToFirst, long lateMs) {

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
  private static final int BURST_PAIRS = 16;
  private static final int MEGABYTE = 1 << 20;
  private static final int MAX_USUAL_BYTES = 96 << 10;
  private static final int MAX_TINY_BYTES = 300;
  private static final int MAX_PAUSES = 40;

  /** Draws the plan of a pair. */
  static PairPlan draw(long seed, long number) {
    SplittableRandom random = new SplittableRandom(seed + number * GOLDEN);
    Fault fault = Fault.draw(random);
    StreamPlan firstToSecond = usual(random, fault);
    StreamPlan secondToFirst = usual(random, fault);
    boolean first = random.nextBoolean();
    long lateMs = fault == Fault.PARTNER_LATE ? random.nextLong(50, 2_000) : 0;
    return switch (fault) {
      case EARLY_HALF_CLOSE ->
          first
              ? new PairPlan(number, fault, aByte(firstToSecond), secondToFirst, lateMs)
              : new PairPlan(number, fault, firstToSecond, silent(secondToFirst), lateMs);
      case STALLED_READER -> new PairPlan(number, fault, stalled(random), secondToFirst, lateMs);
      case RESET ->
          first
              ? new PairPlan(number, fault, firstToSecond.endedByReset(), secondToFirst, lateMs)
              : new PairPlan(number, fault, firstToSecond, secondToFirst.endedByReset(), lateMs);
      // The receiver of the stream that is reset does not read: the bytes before the RST pile up.
      case RESET_AT_STALL ->
          new PairPlan(number, fault, stalled(random).endedByReset(), secondToFirst, lateMs);
      case PARTNER_CLOSES ->
          new PairPlan(number, fault, firstToSecond, silent(secondToFirst), lateMs);
      default -> new PairPlan(number, fault, firstToSecond, secondToFirst, lateMs);
    };
  }

  /** The plans of the pairs that come with a pair of the fault {@link Fault#BURST}. */
  List<PairPlan> burst(long seed) {
    SplittableRandom random = new SplittableRandom(seed - number * GOLDEN);
    List<PairPlan> plans = new ArrayList<>();
    for (int i = 0; i < BURST_PAIRS; i++) {
      plans.add(new PairPlan(number, fault, usual(random, fault), usual(random, fault), 0));
    }
    return plans;
  }

  private static StreamPlan usual(SplittableRandom random, Fault fault) {
    int start = random.nextInt(StreamContent.BYTES);
    if (fault == Fault.ONE_BYTE_WRITES) {
      return new StreamPlan(
          start, random.nextInt(1, MAX_TINY_BYTES), 1, random.nextLong(3), 0, 0, false);
    }
    // Small sizes as likely as large ones: 2^0 to 2^16.
    int writeBytes = 1 << random.nextInt(4, 17);
    long bytes = Math.min(random.nextInt(1, MAX_USUAL_BYTES), (long) writeBytes * MAX_PAUSES);
    return new StreamPlan(start, bytes, writeBytes, random.nextLong(120), 0, 0, false);
  }

  /** The least that the first one may send: who ends without a byte has left. */
  private static StreamPlan aByte(StreamPlan plan) {
    return new StreamPlan(plan.contentStart(), 1, 1, 0, 0, 0, false);
  }

  private static StreamPlan silent(StreamPlan plan) {
    return new StreamPlan(plan.contentStart(), 0, 1, 0, 0, 0, false);
  }

  private static StreamPlan stalled(SplittableRandom random) {
    int start = random.nextInt(StreamContent.BYTES);
    long bytes = random.nextLong(2 * MEGABYTE, 6 * MEGABYTE);
    return new StreamPlan(start, bytes, 1 << 16, 0, 0, 0, false)
        .stalledAt(random.nextLong(bytes / 4), random.nextLong(500, 3_000));
  }
}
