package twoflow.analysis.link;

import java.util.List;

/**
 * What was read from a capture.
 *
 * @param summary the file as a whole
 * @param connections the run's connections, in the order of their first packets
 * @param segments their segments
 * @param texts the texts of the first rows
 */
public record LinkedCapture(
    CaptureSummary summary,
    List<LabConnection> connections,
    SegmentTable segments,
    RowTexts texts) {}
