package twoflow.lesson.grade;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.StreamDirection;
import twoflow.lesson.answers.AnswerFile;

/**
 * What two submissions have alike only if they are not both their students' own.
 *
 * @param captureSha256 the capture file
 * @param isnPairs the initial sequence numbers of both sides of each connection; TCP makes them
 *     anew for each (RFC 6528)
 * @param rows the marker of the rows, if they were made from a seed, else the bytes of all rows
 * @param answers what was answered; empty when nothing was
 */
record Fingerprints(
    String captureSha256, Set<String> isnPairs, String rows, Optional<String> answers) {

  static Fingerprints of(
      RunAnalysis run, String captureSha256, RowMarkers markers, AnswerFile answers) {
    String rows = markers.texts().isEmpty() ? rows(run) : String.join(" ", markers.texts());
    return new Fingerprints(captureSha256, isnPairs(run), rows, answers(answers));
  }

  private static Set<String> isnPairs(RunAnalysis run) {
    Set<String> pairs = new TreeSet<>();
    for (LabConnection connection : run.capture().connections()) {
      OptionalLong client = connection.direction(Leg.TO_RELAY).initialSequenceNumber();
      OptionalLong relay = connection.direction(Leg.FROM_RELAY).initialSequenceNumber();
      if (client.isPresent() && relay.isPresent()) {
        pairs.add(client.getAsLong() + ":" + relay.getAsLong());
      }
    }
    return pairs;
  }

  private static String rows(RunAnalysis run) {
    return run.oneWayFlows().stream()
        .map(OneWayFlow::toRelay)
        .flatMap(Optional::stream)
        .map(StreamDirection::sha256Hex)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> answers(AnswerFile file) {
    List<String> lines =
        file.lines().stream()
            .filter(line -> line.id().isPresent() && !line.text().isEmpty())
            .map(line -> line.id().get() + "=" + line.text())
            .sorted()
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(sha256Hex(String.join("\n", lines)));
  }

  private static String sha256Hex(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
