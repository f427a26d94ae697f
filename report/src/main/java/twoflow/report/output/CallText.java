package twoflow.report.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.link.RunKind;

/** What a call sounds like, for people: a line for each leg. */
public final class CallText {

  /** Only the first legs of many calls are shown. */
  private static final int MAX_LEGS = 8;

  private static final double NS_PER_MS = 1e6;

  private final PrintStream out;

  /** Prints to a stream. */
  public CallText(PrintStream out) {
    this.out = out;
  }

  /** Prints the figures of a run's calls; of none, nothing. */
  public void print(List<CallFigures> calls) {
    if (calls.isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(heads(calls.getFirst().playoutMs()));
    calls.stream().limit(MAX_LEGS).map(CallText::line).forEach(lines::add);
    printTable(lines);
    if (calls.size() > MAX_LEGS) {
      out.println("  (" + (calls.size() - MAX_LEGS) + " more legs: " + VerdictFile.NAME + ")");
    }
    out.println(
        "  R and MOS are estimates (ITU-T G.107): G.711, silence for a late packet, "
            + calls.getFirst().delayMs()
            + " ms from mouth to ear");
    long most = calls.stream().mapToLong(CallFigures::packetsPerFrame).max().orElse(0);
    if (most > 1) {
      out.println(
          "  Wireshark's jitter and loss do not hold here: a frame delivers up to "
              + most
              + " packets");
    }
  }

  private static List<String> heads(long playoutMs) {
    return List.of(
        "call",
        "packets",
        "delay in ms p50/p99/max",
        "late at " + playoutMs + " ms",
        "in groups",
        "jitter in ms mean/max",
        "R",
        "MOS");
  }

  private static List<String> line(CallFigures call) {
    String pair = call.pair() == 1 ? "" : " pair " + call.pair();
    return List.of(
        call.flow() + pair + " " + RunKind.TWO_FLOW.arrow(call.leg()),
        Long.toString(call.packets()),
        ms(call.delayP50Ns()) + "/" + ms(call.delayP99Ns()) + "/" + ms(call.delayMaxNs()),
        call.late().late() + " (" + format("%.1f %%", call.late().percent()) + ")",
        Long.toString(call.late().runs()),
        format("%.3f", call.jitter().meanMs()) + "/" + format("%.3f", call.jitter().maxMs()),
        format("%.1f", call.rating()),
        format("%.2f", call.mos()));
  }

  private void printTable(List<List<String>> lines) {
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < line.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
        String fill = " ".repeat(width - line.get(i).length());
        text.append(i == 0 ? line.get(i) + fill : "  " + fill + line.get(i));
      }
      out.println(text);
    }
  }

  private static String ms(long ns) {
    return format("%.1f", ns / NS_PER_MS);
  }

  private static String format(String form, double value) {
    return String.format(Locale.ROOT, form, value);
  }
}
