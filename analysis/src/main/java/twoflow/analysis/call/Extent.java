package twoflow.analysis.call;

/**
 * From where to where values reach, in milliseconds.
 *
 * @param minMs the least; 0 when there is none
 * @param meanMs their mean
 * @param maxMs the greatest
 */
public record Extent(double minMs, double meanMs, double maxMs) {

  private static final double NS_PER_MS = 1e6;

  /** Takes values one by one. */
  static final class Builder {

    private long count;
    private double minNs;
    private double sumNs;
    private double maxNs;

    void add(double ns) {
      minNs = count == 0 ? ns : Math.min(minNs, ns);
      maxNs = count == 0 ? ns : Math.max(maxNs, ns);
      sumNs += ns;
      count++;
    }

    Extent build() {
      double meanNs = count == 0 ? 0 : sumNs / count;
      return new Extent(minNs / NS_PER_MS, meanNs / NS_PER_MS, maxNs / NS_PER_MS);
    }
  }
}
