package twoflow.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twoflow.core.html.Html;
import twoflow.core.html.ScriptHash;

/**
 * Writes the report as one HTML file that opens from disk and asks nobody for anything: styles,
 * scripts, the chart library and the data are in it, and its Content-Security-Policy forbids every
 * request and every script but these two, by their hashes. The page of a call may play sound that
 * it has made itself.
 *
 * <pre>
 * page.html + css/*.css + echarts.min.js + js/*.js + JSON of the PageData  ->  report.html
 * </pre>
 */
public final class ReportPage {

  /** The file's name in the run's folder. */
  public static final String NAME = "report.html";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private final PageResources resources = new PageResources();
  private final HtmlSafeJson json = new HtmlSafeJson();

  /**
   * Writes the page. Whatever words the data hold are shown as text.
   *
   * @param data what the page shows
   * @param out where it goes, UTF-8
   * @throws IOException when it cannot be written
   */
  public void write(PageData data, OutputStream out) throws IOException {
    String library = resources.chartLibrary();
    String script = resources.script();
    Map<String, String> parts =
        Map.of(
            "policy", policy(data.calls(), library, script),
            "title", Html.text(data.run()),
            "style", resources.style(),
            "library", library,
            "data", json.write(data),
            "script", script);
    fill(resources.template(), parts, new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Writes piece by piece: the page as one text would take several times its size in memory. */
  private static void fill(String template, Map<String, String> parts, Writer out)
      throws IOException {
    // One pass: what is put in is never searched for places again.
    Matcher place = PLACE.matcher(template);
    int written = 0;
    while (place.find()) {
      out.append(template, written, place.start());
      out.write(parts.get(place.group(1)));
      written = place.end();
    }
    out.append(template, written, template.length());
    out.flush();
  }

  private static String policy(PageCalls calls, String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(' ').append(ScriptHash.of(script));
    }
    // The chart library sets style attributes; a style can reach nothing under default-src 'none'.
    policy.append(
        "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    if (calls.voice().isPresent()) {
      // The page makes sound of a call's samples: a blob that it holds itself, never a request.
      policy.append("; media-src blob:");
    }
    return policy.toString();
  }
}
