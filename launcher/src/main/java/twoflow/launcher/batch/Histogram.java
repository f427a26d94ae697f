package twoflow.launcher.batch;

import java.util.Locale;
import twoflow.core.html.Html;

/** Draws how the values of a figure are spread, as SVG with the page's colours. */
record Histogram(Figure figure, Sample sample) {

  private static final int BARS = 24;
  private static final int WIDTH = 320;
  private static final int HEIGHT = 110;
  private static final int BASE = 90;
  private static final int TOP = 14;
  private static final double LEAST_OF_LOGARITHM = 0.1;

  /** The figure, with its name and its quantiles. */
  String html() {
    boolean same = sample.quantile(0) == sample.quantile(1);
    String words =
        same
            ? figure.text(sample.quantile(0)) + " in every run"
            : "%s to %s, median %s, 95 of 100 up to %s"
                .formatted(
                    figure.text(sample.quantile(0)),
                    figure.text(sample.quantile(1)),
                    figure.text(sample.quantile(0.5)),
                    figure.text(sample.quantile(0.95)));
    return "<figure><figcaption>%s<small>%s</small></figcaption>\n%s</figure>\n"
        .formatted(Html.text(figure.title()), Html.text(words), same ? "" : svg(words));
  }

  private String svg(String words) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, Html.attribute(figure.title() + ": " + words)));
    int highest = 0;
    for (int bar = 0; bar < BARS; bar++) {
      highest = Math.max(highest, count(bar));
    }
    double barWidth = (double) WIDTH / BARS;
    for (int bar = 0; bar < BARS; bar++) {
      int count = count(bar);
      if (count > 0) {
        // What is there is seen, however little it is.
        double height = Math.max(1.5, (double) count / highest * (BASE - TOP));
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                    + "<title>%s</title></rect>\n",
                bar * barWidth + 0.5,
                BASE - height,
                barWidth - 1,
                height,
                Html.text(count + " from " + figure.text(limit(bar)))));
      }
    }
    svg.append(
        "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
            .formatted(WIDTH, BASE, BASE));
    label(svg, 0, HEIGHT - 6, "start", figure.text(limit(0)));
    label(svg, WIDTH, HEIGHT - 6, "end", figure.text(limit(BARS)));
    label(svg, 0, TOP - 4, "start", highest + (highest == 1 ? " run" : " runs"));
    return svg.append("</svg>\n").toString();
  }

  private static void label(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
            .formatted(x, y, anchor, Html.text(text)));
  }

  private int count(int bar) {
    double below = bar == BARS - 1 ? Double.POSITIVE_INFINITY : limit(bar + 1);
    return sample.between(bar == 0 ? Double.NEGATIVE_INFINITY : limit(bar), below);
  }

  /** Where a bar begins on the axis. */
  private double limit(int bar) {
    double least = sample.quantile(0);
    double greatest = Math.max(sample.quantile(1), least + 1);
    double part = (double) bar / BARS;
    if (!figure.logarithmic()) {
      return least + part * (greatest - least);
    }
    double from = Math.max(LEAST_OF_LOGARITHM, least);
    return from * Math.pow(Math.max(greatest, from) / from, part);
  }
}
