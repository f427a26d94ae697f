package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class HtmlSafeJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "]]> &amp; \"'\\",
        "\u2028\u2029 line separators",
        "grüße 你好 😀",
        "\u0000\u0007\u007F"
      })
  void shouldHoldNothingThatHtmlReadsAndReadBackAsWritten(String text) {
    String json = new HtmlSafeJson().write(text);
    assertFalse(json.matches("(?s).*[<>&'\u2028\u2029].*"), json);
    assertEquals(text, JsonMapper.shared().readValue(json, String.class));
  }
}
