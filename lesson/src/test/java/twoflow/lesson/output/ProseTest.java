package twoflow.lesson.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                | plain",
        "a `b` c              | a <code>b</code> c",
        "`b`                  | <code>b</code>",
        "a `b > 0` c `d`.     | a <code>b &gt; 0</code> c <code>d</code>.",
        "a ` b                | a ` b",
        "a `b` c ` d          | a <code>b</code> c ` d",
        "<i> & `<b>`          | &lt;i&gt; &amp; <code>&lt;b&gt;</code>",
      })
  void shouldMakeCodeOfWhatIsInBackquotes(String text, String html) {
    assertEquals(html, Prose.html(text));
  }
}
