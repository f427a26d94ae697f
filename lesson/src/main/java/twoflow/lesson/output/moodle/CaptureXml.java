package twoflow.lesson.output.moodle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import javax.xml.stream.XMLStreamException;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes the description in front of the questions: what they are about, with the plain capture in
 * it. It is read and written in parts, never held as a whole.
 */
final class CaptureXml {

  /** As base64 it stays under the 10 MB that many servers take as an upload. */
  static final long MAX_EMBEDDED_BYTES = 7_000_000;

  private static final int LINE_CHARS = 76;

  /** Whole lines, so the lines of two parts have the same length. */
  private static final int PART_BYTES = LINE_CHARS / 4 * 3 * 100;

  private final MoodleXml xml;
  private final Lesson lesson;

  CaptureXml(MoodleXml xml, Lesson lesson) {
    this.xml = xml;
    this.lesson = lesson;
  }

  /** Writes it. */
  void write() throws XMLStreamException, IOException {
    boolean embedded = Files.size(lesson.capture()) <= MAX_EMBEDDED_BYTES;
    xml.start("question", "type", "description");
    xml.start("name");
    xml.text(LessonIntro.NAME);
    xml.end();
    xml.start("questiontext", "format", "html");
    xml.text(new LessonIntro(lesson).html(embedded));
    if (embedded) {
      file();
    }
    xml.end();
    xml.html("generalfeedback", "");
    xml.element("defaultgrade", "0");
    xml.element("penalty", "0");
    xml.element("hidden", "0");
    xml.element("idnumber", MoodleNames.idNumber(lesson.seed(), "capture"));
    xml.end();
  }

  private void file() throws XMLStreamException, IOException {
    Base64.Encoder encoder = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'});
    xml.start("file", "name", MoodleNames.capture(lesson), "path", "/", "encoding", "base64");
    try (InputStream capture = Files.newInputStream(lesson.capture())) {
      byte[] part = capture.readNBytes(PART_BYTES);
      while (part.length > 0) {
        xml.characters(new String(encoder.encode(part), StandardCharsets.US_ASCII) + "\n");
        part = capture.readNBytes(PART_BYTES);
      }
    }
    xml.end();
  }
}
