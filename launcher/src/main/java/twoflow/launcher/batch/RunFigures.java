package twoflow.launcher.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.core.row.Flow;

/**
 * What the report on a run says in numbers.
 *
 * @param packets frames in the capture
 * @param payloadBytes TCP payload of all connections, both ways
 * @param latenessP50Us how late the VoIP chunks came on the wire, in microseconds: the median
 * @param latenessP99Us likewise: 99 of 100 came earlier
 * @param repeatedSegments segments with bytes that were captured before
 */
record RunFigures(
    long packets,
    long payloadBytes,
    Optional<Double> latenessP50Us,
    Optional<Double> latenessP99Us,
    long repeatedSegments) {

  /** The report's file for programs. */
  static final String VERDICT = "verdict.json";

  /** The report's file with a line for each frame. */
  static final String PACKETS = "packets.csv";

  private static final double NS_PER_US = 1000;

  /** Those of a run; empty if there is no report on it. */
  static Optional<RunFigures> of(Path folder) throws IOException {
    Path verdict = folder.resolve(VERDICT);
    Path packets = folder.resolve(PACKETS);
    if (Files.notExists(verdict) || Files.notExists(packets)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(verdict));
      JsonNode lateness = lateness(json);
      long bytes = 0;
      for (JsonNode connection : json.path("connections")) {
        bytes += connection.path("clientBytes").asLong() + connection.path("relayBytes").asLong();
      }
      return Optional.of(
          counted(packets, bytes, us(lateness.path("p50Ns")), us(lateness.path("p99Ns"))));
    } catch (JacksonException e) {
      throw new IOException(verdict + ": not as the report writes it", e);
    }
  }

  private static JsonNode lateness(JsonNode json) {
    JsonNode found = json.path("none");
    for (JsonNode flow : json.path("lateness").path("flows")) {
      if (flow.path("flow").asString("").equals(Flow.VOIP.name())) {
        found = flow.path("figures").path("wireAfterDue");
      }
    }
    return found;
  }

  private static Optional<Double> us(JsonNode ns) {
    return ns.isNumber() ? Optional.of(ns.doubleValue() / NS_PER_US) : Optional.empty();
  }

  private static RunFigures counted(
      Path packets, long bytes, Optional<Double> p50Us, Optional<Double> p99Us) throws IOException {
    long frames = 0;
    long repeated = 0;
    try (BufferedReader lines = Files.newBufferedReader(packets)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        frames++;
        // The last column is the number of repeated bytes, empty where there is no payload.
        String last = line.substring(line.lastIndexOf(',') + 1);
        repeated += last.isEmpty() || last.equals("0") ? 0 : 1;
      }
    }
    return new RunFigures(frames, bytes, p50Us, p99Us, repeated);
  }
}
