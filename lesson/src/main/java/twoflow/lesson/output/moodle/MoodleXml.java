package twoflow.lesson.output.moodle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of Moodle XML, a line each. */
final class MoodleXml {

  private static final String CDATA_END = "]]>";
  private static final String CDATA_END_SPLIT = "]]]]><![CDATA[>";

  private final XMLStreamWriter xml;

  /** Writes to a stream, which stays open. */
  MoodleXml(OutputStream stream) throws XMLStreamException {
    xml =
        XMLOutputFactory.newFactory().createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeCharacters("\n");
  }

  /** Begins an element with attributes: name, value, name, value. */
  void start(String element, String... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  /** Ends the element that began last. */
  void end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** An element that is only text, such as a number. */
  void element(String element, String text) throws XMLStreamException {
    start(element);
    xml.writeCharacters(text);
    end();
  }

  /**
   * The element {@code text}. As CDATA: Moodle's reader gets other text in parts, between entities,
   * and drops a part that is blank.
   */
  void text(String text) throws XMLStreamException {
    start("text");
    if (!text.isEmpty()) {
      xml.writeCData(text.replace(CDATA_END, CDATA_END_SPLIT));
    }
    end();
  }

  /** An element of HTML. */
  void html(String element, String html) throws XMLStreamException {
    start(element, "format", "html");
    text(html);
    end();
  }

  /** Characters without a markup of their own, such as base64. */
  void characters(String text) throws XMLStreamException {
    xml.writeCharacters(text);
  }

  /** Ends all elements and the document. */
  void endDocument() throws XMLStreamException {
    xml.writeEndDocument();
    xml.flush();
  }

  /** Why writing failed, as the stream said it. */
  static IOException reason(XMLStreamException e) {
    return e.getNestedException() instanceof IOException io ? io : new IOException(e);
  }
}
