package twoflow.it.input;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What a hostile peer sends: bytes that would harm whoever shows or keeps them as they are. */
enum HostileStream {
  RANDOM_BYTES {
    @Override
    byte[] piece(Random random) {
      byte[] bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      return bytes;
    }
  },
  CONTROL_CHARACTERS {
    @Override
    byte[] piece(Random random) {
      return utf8(Character.toString(random.nextInt(32)) + (char) (0x7F + random.nextInt(33)));
    }
  },
  TERMINAL_SEQUENCES("\u001B[2J", "\u001B[31m", "\u001B]0;title\u0007", "\u009B1A", "\b\b\b"),
  FORGED_LINES(
      "\n" + HostileStream.FORGERY,
      "\r" + HostileStream.FORGERY,
      "\r\n" + HostileStream.FORGERY,
      "\u0085" + HostileStream.FORGERY,
      "\f" + HostileStream.FORGERY),
  FORGED_JSON(
      "\"}\n{\"message\":\"" + HostileStream.FORGERY + "\"}\n",
      "\\\"},{\\n",
      "\"\r\n\"level\":\"ERROR\""),
  SEPARATORS_AND_BIDI(
      "\u2028" + HostileStream.FORGERY, "\u2029", "\u202E", "\u2066", "\u200B", "\u00AD", "\uFEFF"),
  ROW_BEGINNINGS(
      "C1-CHAT: ", "C1-CHAT: 2026-01-01T00:00:00 | ", " | CHAT | ", "[Broadcast 1] ", "x: ", "\n"),
  HUGE_LINE {
    @Override
    byte[] piece(Random random) {
      return "y".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    }
  },
  BROKEN_UTF8 {
    @Override
    byte[] piece(Random random) {
      return new String[] {
            "\u00C3(",
            "\u00E2\u0082",
            "\u00F4\u0090\u0080\u0080",
            "\u00ED\u00A0\u0080",
            "\u00C0\u008A"
          }
          [random.nextInt(5)].getBytes(StandardCharsets.ISO_8859_1);
    }
  };

  /** Text that would read like a log line, were the line break before it shown as it is. */
  static final String FORGERY = "12:00:00.000000 relay        FORGED ";

  private final List<String> texts;

  HostileStream(String... texts) {
    this.texts = List.of(texts);
  }

  /** A stream that ends with a newline. */
  byte[] bytes(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 5 + random.nextInt(20); i > 0; i--) {
      out.writeBytes(piece(random));
      if (random.nextInt(8) == 0) {
        out.write('\n');
      }
    }
    out.write('\n');
    return out.toByteArray();
  }

  /** All kinds, one after the other. */
  static byte[] all(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (HostileStream kind : values()) {
      out.writeBytes(kind.bytes(random));
    }
    return out.toByteArray();
  }

  byte[] piece(Random random) {
    return utf8(texts.get(random.nextInt(texts.size())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
