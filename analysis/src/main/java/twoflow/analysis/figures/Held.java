package twoflow.analysis.figures;

/**
 * How long a segment was held back.
 *
 * @param heldNs from its capture to that of the bytes for which it waited
 * @param untilFrame the frame that had the last of those, Wireshark's number
 */
public record Held(long heldNs, long untilFrame) {}
