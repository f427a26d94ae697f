package twoflow.analysis.link;

/**
 * A row of a CSV file as it should stand on the wire.
 *
 * @param number the number of the data row, from 1
 * @param line its line in the file, from 1
 * @param content its bytes without terminator
 */
@SuppressWarnings("ArrayRecordComponent")
record ExpectedRow(long number, long line, byte[] content) {}
