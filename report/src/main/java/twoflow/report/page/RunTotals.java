package twoflow.report.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RowStatus;
import twoflow.analysis.link.SegmentTable;
import twoflow.analysis.link.StreamDirection;

/** How large a run is, and which connections are a pair, over the whole run. */
final class RunTotals {

  private final RunAnalysis run;

  RunTotals(RunAnalysis run) {
    this.run = run;
  }

  /**
   * Counts the whole run.
   *
   * @param startNs where the page's times begin, epoch nanoseconds
   */
  PageData.Totals totals(long startNs) {
    SegmentTable table = run.capture().segments();
    // Times of a capture may go back a little, so the last segment is not always the latest.
    long endNs =
        LongStream.range(0, table.size()).map(i -> table.get(i).timeNs()).max().orElse(startNs);
    return new PageData.Totals(
        rows(), table.size(), run.capture().connections().size(), endNs - startNs);
  }

  /** From a TCP stream to the number of its pair. */
  Map<Integer, Integer> pairs() {
    Map<Integer, Integer> pairs = new TreeMap<>();
    for (OneWayFlow oneWay : run.oneWayFlows()) {
      Stream.concat(oneWay.sender().stream(), oneWay.receiver().stream())
          .map(LabConnection::tcpStream)
          .forEach(stream -> pairs.put(stream, oneWay.session()));
    }
    return pairs;
  }

  /** How many rows were found, on that leg of each one-way flow that has more of them. */
  private long rows() {
    return run.oneWayFlows().stream()
        .mapToLong(oneWay -> oneWay.legs().stream().mapToLong(RunTotals::found).max().orElse(0))
        .sum();
  }

  private static long found(StreamDirection leg) {
    return leg.rows().count(RowStatus.EQUAL) + leg.rows().count(RowStatus.AS_SEEN);
  }
}
