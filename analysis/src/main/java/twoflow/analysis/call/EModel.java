package twoflow.analysis.call;

/**
 * The E-model of ITU-T G.107, with all values but delay and loss at their defaults, for G.711. It
 * estimates how people would rate a call. It was made for losses of a few packets at a time: longer
 * holes lie outside of it.
 *
 * @param lossRobustness how well a receiver bears loss (Bpl)
 */
public record EModel(double lossRobustness) {

  /** A receiver that plays silence for what is missing (G.113, appendix I). */
  public static final EModel SILENCE = new EModel(4.3);

  /** A receiver that conceals what is missing (G.113, appendix I). */
  public static final EModel CONCEALMENT = new EModel(25.1);

  /** The rating of a call without fault. */
  private static final double BEST = 93.2;

  private static final double MAX_LOSS_IMPAIRMENT = 95;

  /** Up to this, people do not notice a delay. */
  private static final double UNNOTICED_MS = 100;

  private static final double MAX_RATING = 100;
  private static final double MAX_MOS = 4.5;

  /**
   * The rating R, from 0 to 93.2. With long bursts, the formula's loss impairment grows without
   * bound, and means nothing any more: it takes 95 at most, as for a loss by chance.
   *
   * @param delayMs from the speaker's mouth to the listener's ear
   */
  public double rating(LateLoss loss, double delayMs) {
    double lossImpairment =
        MAX_LOSS_IMPAIRMENT
            * Math.min(1, loss.percent() / (loss.percent() / loss.burstRatio() + lossRobustness));
    return Math.max(0, BEST - delayImpairment(delayMs) - lossImpairment);
  }

  /** What a delay takes from the rating (Idd). */
  static double delayImpairment(double delayMs) {
    if (delayMs <= UNNOTICED_MS) {
      return 0;
    }
    double x = Math.log(delayMs / UNNOTICED_MS) / Math.log(2);
    return 25 * (sixthRoot(x) - 3 * sixthRoot(x / 3) + 2);
  }

  private static double sixthRoot(double x) {
    return Math.pow(1 + Math.pow(x, 6), 1 / 6.0);
  }

  /** The mean opinion score of a rating, from 1 (bad) to 4.5. */
  public static double mos(double rating) {
    if (rating > MAX_RATING) {
      return MAX_MOS;
    }
    // Between 0 and 6.5 the polynomial is a little below 1, which no opinion is.
    return rating < 0
        ? 1
        : Math.max(1, 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating));
  }
}
