package twoflow.lesson.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page, read as XML: it is written well-formed, but for the text of its style and script. */
record ParsedPage(String html, Document document) {

  /** What writes a page. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  static ParsedPage of(Writer writer) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out);
    String html = out.toString(StandardCharsets.UTF_8);
    String xml =
        html.replaceFirst("<!DOCTYPE html>", "")
            .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    return new ParsedPage(html, document);
  }

  /** All elements of some names, in their order. */
  List<Element> all(String... names) {
    return Stream.of(names).flatMap(name -> list(name).stream()).toList();
  }

  /** The values of an attribute, of all elements that have it. */
  List<String> values(String attribute) {
    return list("*").stream()
        .filter(element -> element.hasAttribute(attribute))
        .map(element -> element.getAttribute(attribute))
        .toList();
  }

  private List<Element> list(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
