package twoflow.report.page;

import java.util.List;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.Verdict;
import twoflow.core.html.Html;

/** The verdict as HTML, for a page without scripts: what failed comes first. */
final class VerdictHtml {

  private final Verdict verdict;

  VerdictHtml(Verdict verdict) {
    this.verdict = verdict;
  }

  String html() {
    List<Check> failed = verdict.checks().stream().filter(check -> !check.passed()).toList();
    int all = verdict.checks().size();
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"banner ").append(verdict.complete() ? "good" : "bad").append("\">");
    html.append("<span class=\"badge\" aria-hidden=\"true\">");
    html.append(verdict.complete() ? "✓" : "✕").append("</span><div class=\"banner-words\">");
    html.append("<h2 id=\"verdict-title\">The capture is ");
    html.append(verdict.complete() ? "complete" : "not complete").append("</h2><p>");
    html.append(
        failed.isEmpty()
            ? "All " + all + " checks passed."
            : failed.size() + " of " + all + " checks failed.");
    html.append("</p></div></div>\n");
    failed.forEach(check -> html.append(failed(check)));
    html.append("<details><summary>What was checked and passed: ").append(all - failed.size());
    html.append("</summary>\n<ul class=\"checks\">\n");
    verdict.checks().stream().filter(Check::passed).forEach(check -> html.append(passed(check)));
    return html.append("</ul></details>\n").toString();
  }

  private static String failed(Check check) {
    return "<article class=\"failed\"><span class=\"mark\" aria-hidden=\"true\">✕</span><div>"
        + "<h3><span class=\"visually-hidden\">Failed: </span>"
        + Html.text(check.title())
        + "</h3><dl><dt>Found</dt><dd>"
        + Html.text(check.found())
        + "</dd><dt>Likely cause</dt><dd>"
        + Html.text(check.cause())
        + "</dd></dl></div></article>\n";
  }

  private static String passed(Check check) {
    return "<li><span class=\"mark\" aria-hidden=\"true\">✓</span><div><strong>"
        + Html.text(check.title())
        + "</strong><span class=\"found\">"
        + Html.text(check.found())
        + "</span></div></li>\n";
  }
}
