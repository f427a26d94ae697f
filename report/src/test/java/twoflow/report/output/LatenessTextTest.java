package twoflow.report.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import twoflow.analysis.lateness.Figures;
import twoflow.analysis.lateness.FlowLateness;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.lateness.WriteFigures;

class LatenessTextTest {

  @Test
  void shouldPrintALinePerFlowInMicroseconds() {
    Figures late =
        new Figures(
            9,
            -40_000,
            -12_400,
            87_600,
            1_203_000,
            OptionalLong.of(-12_400),
            OptionalDouble.of(-0.0126));
    WriteFigures wire =
        new WriteFigures(
            10, Optional.of(late), Optional.of(late), Optional.empty(), List.of("1 is missing"));
    List<String> lines =
        print(new RunLateness(List.of(), List.of(new FlowLateness("VOIP", 1, wire)), List.of()));
    assertEquals(3, lines.size());
    assertEquals(
        "VOIP, 10 writes -12/88/1203 -12/88/1203 - -12 -0.013 ms",
        lines.get(1).replaceAll(" +", " "));
    assertEquals(lines.get(0).length(), lines.get(1).length());
    assertEquals("note  VOIP lateness: 1 is missing", lines.get(2));
  }

  @Test
  void shouldNameTheLatestOfManySenders() {
    List<SenderLateness> senders =
        List.of(sender(1, 10), sender(2, 900), sender(3, 20), sender(4, 30), sender(5, 5));
    FlowLateness flow = new FlowLateness("VOIP", 5, senders.getFirst().figures());
    List<String> lines = print(new RunLateness(List.of(), List.of(flow), senders));
    assertEquals(5, lines.size());
    assertEquals(
        List.of("  pair 2 client", "  pair 4 client", "  pair 3 client"),
        lines.subList(2, 5).stream().map(line -> line.replaceAll("(client).*", "$1")).toList());
  }

  @Test
  void shouldPrintWhatIsMissingAsText() {
    assertEquals(
        List.of("note  lateness: no events\\u001B"),
        print(new RunLateness(List.of("no events\u001B"), List.of(), List.of())));
  }

  private static SenderLateness sender(int pair, long lateUs) {
    long ns = lateUs * 1_000;
    Figures late = new Figures(1, ns, ns, ns, ns, OptionalLong.of(ns), OptionalDouble.empty());
    WriteFigures figures =
        new WriteFigures(1, Optional.of(late), Optional.empty(), Optional.empty(), List.of());
    return new SenderLateness("VOIP", pair, "client", "127.0.0.1:1", pair, figures);
  }

  private static List<String> print(RunLateness lateness) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new LatenessText(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(lateness);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
