package twoflow.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Failed checks are grouped by what went wrong. */
class FailureGroupingTest {

  @Test
  void shouldExplainByMissingPacketsWhatFollowsFromThem() {
    Check count =
        failed(CheckKind.CAPTURE_COUNT, "").named("capture.log", "8 packets were taken out");
    assertEquals(
        List.of(
            "8 packets were taken out: 4 checks follow from it | capture.log gaps CHAT legs"
                + " VOIP rows = CSV VOIP events"),
        groups(
            count,
            Check.passed(CheckKind.CAPTURE_FILE, "", "170 packets, whole"),
            failed(CheckKind.GAPS, ""),
            failed(CheckKind.LEGS, "CHAT"),
            failed(CheckKind.ROWS, "VOIP"),
            failed(CheckKind.EVENTS, "VOIP")));
  }

  @Test
  void shouldNotExplainByMissingPacketsWhatTheCapturedOnesShow() {
    assertEquals(
        List.of(
            "Packets are missing in the capture: 1 check follows from it | gaps VOIP legs",
            "CHAT: other rows were sent than the CSV file has | CHAT rows = CSV",
            "VOIP: another program took a client's place | VOIP pair"),
        groups(
            failed(CheckKind.PAIR, "VOIP"),
            failed(CheckKind.GAPS, ""),
            failed(CheckKind.OTHER_ROWS, "CHAT"),
            failed(CheckKind.LEGS, "VOIP")));
  }

  @Test
  void shouldGroupTheRestByFlow() {
    assertEquals(
        List.of(
            "CHAT: other rows were sent than the CSV file has: 2 checks follow from it"
                + " | CHAT rows = CSV CHAT legs CHAT rows linked",
            "VOIP: rows are missing | VOIP rows linked"),
        groups(
            failed(CheckKind.LEGS, "CHAT"),
            failed(CheckKind.OTHER_ROWS, "CHAT"),
            failed(CheckKind.LINKS, "CHAT"),
            failed(CheckKind.LINKS, "VOIP")));
  }

  @Test
  void shouldExplainEventsByTheirFiles() {
    assertEquals(
        List.of(
            "The event files do not fit the capture: 1 check follows from it"
                + " | event files CHAT events"),
        groups(failed(CheckKind.EVENT_FILES, ""), failed(CheckKind.EVENTS, "CHAT")));
  }

  @Test
  void shouldHaveNoFailureInACompleteRun() {
    assertEquals(List.of(), groups(Check.passed(CheckKind.GAPS, "", "none")));
  }

  private static Check failed(CheckKind kind, String subject) {
    return Check.failed(kind, subject, "found", "cause");
  }

  private static List<String> groups(Check... checks) {
    return new Verdict(List.of(checks))
        .failures().stream()
            .map(failure ->
                failure.words()
                    + " | "
                    + String.join(
                        " ",
                        Stream.concat(Stream.of(failure.root()), failure.following().stream())
                            .map(Check::name)
                            .toList()))
            .toList();
  }
}
