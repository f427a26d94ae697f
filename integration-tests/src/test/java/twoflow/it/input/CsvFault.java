package twoflow.it.input;

import java.nio.charset.StandardCharsets;

/** What makes a line of a CSV file unacceptable. */
enum CsvFault {
  NO_TIMESTAMP(",A,CHAT,hi"),
  NO_SPEAKER("2026-01-01T00:00:00,,CHAT,hi"),
  NO_FLOW("2026-01-01T00:00:00,A,,hi"),
  NO_MESSAGE("2026-01-01T00:00:00,A,CHAT,"),
  OTHER_FLOW("2026-01-01T00:00:00,A,VOIP,hi"),
  UNKNOWN_FLOW("2026-01-01T00:00:00,A,chat,hi"),
  THREE_COLUMNS("2026-01-01T00:00:00,A,CHAT"),
  FIVE_COLUMNS("2026-01-01T00:00:00,A,CHAT,hi,there"),
  SEMICOLONS("2026-01-01T00:00:00;A;CHAT;hi"),
  TRAILING_COMMA("2026-01-01T00:00:00,A,CHAT,hi,"),
  BLANK_AFTER_FLOW("2026-01-01T00:00:00,A,CHAT ,hi"),
  BLANK_BEFORE_QUOTE("2026-01-01T00:00:00,A,CHAT, \"hi\""),
  NUL("2026-01-01T00:00:00,A,CHAT,h\0i"),
  CARRIAGE_RETURN("2026-01-01T00:00:00,A,CHAT,\"h\ri\""),
  LINE_FEED("2026-01-01T00:00:00,A,CHAT,\"h\ni\""),
  OPEN_QUOTE("2026-01-01T00:00:00,A,CHAT,\"hi"),
  DATE_ALONE("2026-01-01,A,CHAT,hi"),
  GERMAN_DATE("01.01.2026 00:00:00,A,CHAT,hi"),
  DATE_WITH_ZONE("2026-01-01T00:00:00Z,A,CHAT,hi"),
  DATE_OF_NO_CALENDAR("2026-02-30T00:00:00,A,CHAT,hi"),
  SEPARATOR_IN_SPEAKER("2026-01-01T00:00:00,A | B,CHAT,hi"),
  SEPARATOR_AFTER_SPEAKER("2026-01-01T00:00:00,A |,CHAT,hi"),
  HEADER_AGAIN("timestamp,speaker,flow,message"),
  NO_UTF8("2026-01-01T00:00:00,A,CHAT,h\u00C3\u0028i"),
  OVERLONG_UTF8("2026-01-01T00:00:00,A,CHAT,h\u00C0\u008Ai"),
  SURROGATE_IN_UTF8("2026-01-01T00:00:00,A,CHAT,h\u00ED\u00A0\u0080i");

  private final String line;

  CsvFault(String line) {
    this.line = line;
  }

  /** The line's bytes: its characters are bytes, so that it can hold what is no UTF-8. */
  byte[] line() {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }
}
