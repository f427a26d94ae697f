package twoflow.report.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import twoflow.analysis.lateness.Figures;
import twoflow.analysis.lateness.FlowLateness;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.lateness.SenderLateness;
import twoflow.analysis.lateness.WriteFigures;
import twoflow.core.payload.Printable;

/** How late the writes were, for people: a line per flow, and the latest senders of several. */
public final class LatenessText {

  private static final int SHOWN_SENDERS = 3;
  private static final double NS_PER_US = 1e3;
  private static final List<String> HEADS =
      List.of(
          "lateness in us",
          "sent - due p50/p99/max",
          "wire - due p50/p99/max",
          "wire - sent p50/p99/max",
          "first",
          "drift in 10 s");

  private final PrintStream out;

  /** Prints to a stream. */
  public LatenessText(PrintStream out) {
    this.out = out;
  }

  /** Prints the lateness of a run. */
  public void print(RunLateness lateness) {
    if (!lateness.flows().isEmpty()) {
      printTable(lateness);
    }
    lateness.notes().forEach(note -> note("lateness", note));
    for (FlowLateness flow : lateness.flows()) {
      flow.figures().notes().forEach(note -> note(flow.flow() + " lateness", note));
    }
  }

  private void note(String about, String note) {
    out.println("note  " + Printable.of(about + ": " + note));
  }

  private void printTable(RunLateness lateness) {
    List<List<String>> lines = new ArrayList<>(List.of(HEADS));
    for (FlowLateness flow : lateness.flows()) {
      String senders = flow.senders() == 1 ? "" : " of " + flow.senders() + " senders";
      String name = flow.flow() + ", " + flow.figures().writes() + " writes" + senders;
      lines.add(line(name, flow.figures()));
      if (flow.senders() > 1) {
        for (SenderLateness sender : latest(lateness, flow.flow())) {
          lines.add(line("  " + name(sender), sender.figures()));
        }
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < HEADS.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
        String fill = " ".repeat(width - line.get(i).length());
        text.append(i == 0 ? line.get(i) + fill : "  " + fill + line.get(i));
      }
      out.println(text);
    }
  }

  /** Members of the introductory demo are in no pair. */
  private static String name(SenderLateness sender) {
    return sender.pair() == 0 ? sender.role() : "pair " + sender.pair() + " " + sender.role();
  }

  private static List<SenderLateness> latest(RunLateness lateness, String flow) {
    return lateness.senders().stream()
        .filter(sender -> sender.flow().equals(flow))
        .sorted(Comparator.comparingLong(LatenessText::p99Ns).reversed())
        .limit(SHOWN_SENDERS)
        .toList();
  }

  private static long p99Ns(SenderLateness sender) {
    return sender.figures().againstSchedule().map(Figures::p99Ns).orElse(Long.MIN_VALUE);
  }

  private static List<String> line(String name, WriteFigures figures) {
    Optional<Figures> late = figures.againstSchedule();
    return List.of(
        Printable.of(name),
        quantiles(figures.sentAfterDue()),
        quantiles(figures.wireAfterDue()),
        quantiles(figures.wireAfterSent()),
        late.filter(f -> f.firstNs().isPresent()).map(f -> us(f.firstNs().getAsLong())).orElse("-"),
        late.filter(f -> f.driftMsPer10s().isPresent())
            .map(f -> drift(f.driftMsPer10s().getAsDouble()))
            .orElse("-"));
  }

  private static String quantiles(Optional<Figures> figures) {
    return figures.map(f -> us(f.p50Ns()) + "/" + us(f.p99Ns()) + "/" + us(f.maxNs())).orElse("-");
  }

  private static String drift(double msPer10s) {
    // Rounded first: what is next to nothing must not read -0.000.
    return String.format(Locale.ROOT, "%+.3f ms", Math.round(msPer10s * 1e3) / 1e3);
  }

  private static String us(long ns) {
    return Long.toString(Math.round(ns / NS_PER_US));
  }
}
