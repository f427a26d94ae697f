package twoflow.analysis.lateness;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A {@link Measure} over many writes. Quantiles are exact: nearest rank, so each is the figure of a
 * write.
 *
 * @param count how many writes were measured
 * @param minNs the least; negative is early
 * @param p50Ns the median
 * @param p99Ns what 99 of 100 do not exceed
 * @param maxNs the most
 * @param firstNs that of the first write; of several senders the most; empty when it is not known
 * @param driftMsPer10s how fast it grows, see {@link Drift}; of several senders the fastest; empty
 *     when it cannot be computed
 */
public record Figures(
    long count,
    long minNs,
    long p50Ns,
    long p99Ns,
    long maxNs,
    OptionalLong firstNs,
    OptionalDouble driftMsPer10s) {}
