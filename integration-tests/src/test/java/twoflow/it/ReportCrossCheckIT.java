package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run with loss: the report's links must be those that tshark finds with the dissector. */
@Execution(ExecutionMode.CONCURRENT)
class ReportCrossCheckIT {

  private static final List<String> HEADER =
      List.of(
          "file,line,flow,row,leg,tcp_stream,first_seq,last_seq,frames,first_time_ns,last_time_ns"
              + ",leg_delay_ns,retransmissions");
  private static final double LOSS = 0.08;

  @TempDir private Path folder;

  @Test
  void shouldLinkEveryRowToTheFramesThatTsharkFinds() throws Exception {
    Tshark tshark = new Tshark(folder);
    try (LossyRun run = new LossyRun(folder)) {
      run.run(LOSS);
      try (LabProcess report = LabProcess.role(folder, "report", run.runFolder().toString())) {
        report.shouldExit(0);
      }
      Map<String, String> linked = linked(run.runFolder().resolve("links.csv"));
      Map<String, String> dissected = dissected(DissectedRows.of(tshark, run.capture()));
      assertEquals(4 * LossyRun.ROWS, linked.size());
      assertEquals(lines(dissected), lines(linked));
      System.out.println(
          "cross-check: " + linked.size() + " rows, the same frames in tshark and in the report");
    }
  }

  /** What the report says: {@code flow leg row} to {@code stream, seqs, frames}. */
  private static Map<String, String> linked(Path links) throws IOException {
    List<String> lines = Files.readAllLines(links);
    assertEquals(HEADER, lines.subList(0, 1));
    return lines.stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(",", -1)))
        .peek(c -> assertEquals(Integer.parseInt(c.get(3)) + 1, Integer.parseInt(c.get(1))))
        .collect(
            Collectors.toMap(
                c -> key(c.get(2), c.get(4), Integer.parseInt(c.get(3))),
                c -> String.join(" | ", c.subList(5, 9))));
  }

  /** What tshark says; rows count from 1 on each leg of a flow. */
  private static Map<String, String> dissected(DissectedRows found) {
    Map<String, String> dissected = new TreeMap<>();
    for (String flow : List.of("CHAT", "VOIP")) {
      for (String leg : List.of("client-relay", "relay-client")) {
        List<DissectedRows.Row> rows = found.on(flow, leg);
        for (int i = 0; i < rows.size(); i++) {
          DissectedRows.Row row = rows.get(i);
          String frames =
              row.frames().stream().map(String::valueOf).collect(Collectors.joining(" "));
          dissected.put(
              key(flow, leg, i + 1),
              "%s | %d | %d | %s"
                  .formatted(row.way().stream(), row.firstSeq(), row.lastSeq(), frames));
        }
      }
    }
    return dissected;
  }

  private static String key(String flow, String leg, int row) {
    return "%s %s row %03d".formatted(flow, leg, row);
  }

  /** As text, so that a failure shows each difference on a line of its own. */
  private static String lines(Map<String, String> rows) {
    return new TreeMap<>(rows)
        .entrySet().stream()
            .map(row -> row.getKey() + ": " + row.getValue())
            .collect(Collectors.joining("\n"));
  }
}
