package twoflow.core.row;

/**
 * A row and its place in the file.
 *
 * @param number the number of the data row, from 1
 * @param line the line of the file on which it stands, from 1 (the header is usually line 1)
 * @param row what it says
 */
public record NumberedRow(long number, long line, Row row) {}
