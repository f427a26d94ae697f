package twoflow.analysis.link;

/**
 * A part of a row within a segment.
 *
 * @param row the number of the data row, from 1
 * @param line its line in the CSV file, from 1
 * @param firstSeq stream offset of the part's first byte + 1
 * @param lastSeq stream offset of the part's last byte + 1
 * @param chunk the number of the write that the bytes belong to, from the events; 0 when unknown
 */
public record RowPart(long row, long line, long firstSeq, long lastSeq, long chunk) {}
