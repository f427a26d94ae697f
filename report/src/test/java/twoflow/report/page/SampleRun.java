package twoflow.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.link.Connection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.RowLink;
import twoflow.analysis.link.RowPart;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.analysis.verdict.Verdict;

/** A run of one row in one segment on its first leg: enough to see what a page does with it. */
final class SampleRun {

  static final long START_NS = 1_795_374_312_122_152_357L;

  private SampleRun() {}

  /** A complete run whose only row reads so. */
  static PageData of(String text) {
    return of(
        "two-flow",
        text,
        new Verdict(List.of(Check.passed(CheckKind.LINKS, "VOIP", "1 of 1 linked"))));
  }

  /** A run with its name, its row and its verdict. */
  static PageData of(String name, String text, Verdict verdict) {
    Connection connection =
        new Connection(
            3,
            "VOIP",
            "127.0.0.12:47101",
            "127.0.0.1:9002",
            true,
            Connection.End.FIN,
            Connection.End.FIN,
            Connection.Side.CLIENT,
            72,
            0);
    return new PageData(
        name,
        Optional.empty(),
        List.of(),
        Long.toString(START_NS),
        verdict.complete(),
        PageChecks.of(verdict),
        List.of(connection),
        Map.of(3, 1),
        List.of(segment()),
        List.of(PageLink.of(link(text, List.of(17L), 149), 9002, START_NS)),
        List.of(
            new PageData.RowEvents(
                "client-voip", "sent", "VOIP", 2, OptionalLong.of(7), OptionalLong.of(7), 1)),
        List.of(),
        List.of(),
        new PageData.Totals(1, 1, 1, 0),
        0,
        PageData.Marks.NONE,
        List.of(),
        List.of(),
        PageCalls.NONE,
        List.of(),
        false,
        RunLateness.NONE,
        List.of());
  }

  /** The row's link, in these frames and up to this seq. */
  static RowLink link(String text, List<Long> frames, long lastSeq) {
    return new RowLink(
        "voip_messages.csv",
        3,
        "VOIP",
        2,
        text,
        Leg.TO_RELAY,
        3,
        78,
        lastSeq,
        frames,
        START_NS + 1_500,
        START_NS + 1_500,
        OptionalLong.empty(),
        0);
  }

  private static PageData.Segment segment() {
    return new PageData.Segment(
        17,
        0,
        3,
        "VOIP",
        Leg.TO_RELAY,
        "PSH ACK",
        78,
        72,
        0,
        0,
        Optional.empty(),
        52,
        1,
        65_536,
        List.of(new RowPart(2, 3, 78, 149, 1)));
  }
}
