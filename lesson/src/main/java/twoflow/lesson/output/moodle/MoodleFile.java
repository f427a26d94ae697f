package twoflow.lesson.output.moodle;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLStreamException;
import twoflow.lesson.question.Question;
import twoflow.lesson.sheet.Lesson;

/**
 * Writes {@code moodle.xml}: a category, a description with the plain capture in it, and the
 * questions. It is for the teacher's import: the right answers are in it, but in no text that
 * Moodle shows before an answer is given.
 *
 * <p>The format is described at <a href="https://docs.moodle.org/en/Moodle_XML_format">Moodle XML
 * format</a>; Moodle's reader, {@code question/format/xml/format.php}, decides.
 */
public final class MoodleFile {

  /** The file's name. */
  public static final String NAME = "moodle.xml";

  private final Lesson lesson;

  /** The file of a lesson. */
  public MoodleFile(Lesson lesson) {
    this.lesson = lesson;
  }

  /** Writes it to a stream, which stays open. */
  public void write(OutputStream stream) throws IOException {
    try {
      MoodleXml xml = new MoodleXml(stream);
      xml.start("quiz");
      xml.characters("\n");
      category(xml);
      new CaptureXml(xml, lesson).write();
      QuestionXml questions = new QuestionXml(xml, lesson.seed());
      for (Question question : lesson.questions()) {
        questions.write(question);
      }
      xml.endDocument();
    } catch (XMLStreamException e) {
      throw MoodleXml.reason(e);
    }
  }

  /** Comes first: what follows goes into it. */
  private void category(MoodleXml xml) throws XMLStreamException {
    xml.start("question", "type", "category");
    xml.start("category");
    xml.text(MoodleNames.category(lesson));
    xml.end();
    xml.html("info", "");
    xml.end();
  }
}
