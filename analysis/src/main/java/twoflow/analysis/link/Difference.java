package twoflow.analysis.link;

/**
 * Where a stream first differs from its CSV file.
 *
 * @param row the number of the row, from 1
 * @param seq stream offset of the first byte that differs + 1
 * @param what what differs, for the user
 */
public record Difference(long row, long seq, String what) {}
