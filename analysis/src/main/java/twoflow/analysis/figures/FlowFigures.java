package twoflow.analysis.figures;

import twoflow.analysis.link.Leg;

/**
 * What the sender of one flow did on one leg, over all connections and all of their segments.
 *
 * <p>Sizes, gaps, payload and headers are those of segments that bring bytes for the first time;
 * repeated ones are counted apart.
 *
 * @param flow the flow's name
 * @param leg on which leg
 * @param payloadBytes payload, each byte counted once
 * @param headerBytes IP and TCP headers with their options, as they were captured
 * @param sizesBytes payload bytes of a segment
 * @param gapsNs time from one segment to the next on the same connection
 * @param roundTripsNs time from a segment to the acknowledgment of it, as the capture saw both
 * @param repeatedSegments segments all of whose bytes were captured before
 * @param repeatedBytes payload bytes that were captured more than once, each time counted
 */
public record FlowFigures(
    String flow,
    Leg leg,
    long payloadBytes,
    long headerBytes,
    Spread sizesBytes,
    Spread gapsNs,
    Spread roundTripsNs,
    long repeatedSegments,
    long repeatedBytes) {}
