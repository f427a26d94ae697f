package twoflow.lesson.output;

import twoflow.core.html.Html;
import twoflow.core.payload.Printable;

/**
 * The texts of questions as HTML. What stands between two backquotes becomes {@code <code>}.
 * Whatever words of a run are in a text, they are shown as text, and none of their control or bidi
 * characters is in the page.
 */
public final class Prose {

  private Prose() {}

  /** A text with code in it. */
  public static String html(String text) {
    String[] parts = plain(text).split("`", -1);
    StringBuilder html = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      boolean code = i % 2 == 1;
      if (code && i < parts.length - 1) {
        html.append("<code>").append(parts[i]).append("</code>");
      } else {
        // A backquote that nothing closes is only a character.
        html.append(code ? "`" : "").append(parts[i]);
      }
    }
    return html.toString();
  }

  /** A text that is code as a whole. */
  public static String code(String text) {
    return "<code>" + plain(text) + "</code>";
  }

  /** A text without code. */
  public static String plain(String text) {
    return Html.text(Printable.message(text));
  }

  /** A text in an attribute's double quotes. */
  public static String attribute(String text) {
    return Html.attribute(Printable.message(text));
  }
}
