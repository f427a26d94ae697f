package twoflow.core.html;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML that is written without a script: text in it is only text. */
public final class Html {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private Html() {}

  /** Text as it stands between tags. */
  public static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Text as it stands in an attribute's double quotes. */
  public static String attribute(String text) {
    return text(text).replace("\"", "&quot;");
  }

  /** A template with its places filled, in one pass: what is put in is never searched again. */
  public static String fill(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
  }

  /** A table of texts; the first cell of a line is its head. */
  public static String table(List<String> heads, List<List<String>> lines) {
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    heads.forEach(head -> html.append("<th scope=\"col\">").append(text(head)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> line : lines) {
      html.append("<tr><th scope=\"row\">").append(text(line.getFirst())).append("</th>");
      for (String cell : line.subList(1, line.size())) {
        html.append("<td class=\"found\">").append(text(cell)).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>\n").toString();
  }
}
