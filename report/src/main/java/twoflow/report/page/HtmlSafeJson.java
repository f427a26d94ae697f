package twoflow.report.page;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import twoflow.analysis.link.Leg;

/**
 * JSON that may stand in a {@code <script>} element: whatever a payload holds, no character in it
 * can end the element or begin a comment (HTML standard, 4.12.1.3). A leg has the name that it has
 * in {@code links.csv}.
 */
final class HtmlSafeJson {

  private final JsonMapper mapper =
      JsonMapper.builder(JsonFactory.builder().characterEscapes(new HtmlEscapes()).build())
          .addModule(new SimpleModule().addSerializer(Leg.class, new LegName()))
          .build();

  /** Writes a value as JSON. */
  String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  private static final class LegName extends ValueSerializer<Leg> {

    @Override
    public void serialize(Leg leg, JsonGenerator out, SerializationContext context) {
      out.writeString(leg.column());
    }
  }

  private static final class HtmlEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&', '\''}) {
        escapes[c] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      // No JavaScript before ES2019 takes these two in a string, and some tools still follow it.
      return c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR
          ? new SerializedString("\\u%04x".formatted(c))
          : null;
    }
  }
}
