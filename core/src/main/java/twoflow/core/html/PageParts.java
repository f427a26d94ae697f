package twoflow.core.html;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a page, UTF-8 texts that lie beside a class on the class path. */
public final class PageParts {

  private final Class<?> owner;

  /** The parts beside a class. */
  public PageParts(Class<?> owner) {
    this.owner = owner;
  }

  /** The style that all pages of the lab begin with: colours, fonts, form fields, focus. */
  public static String baseStyle() throws IOException {
    return new PageParts(PageParts.class).read("base.css");
  }

  /**
   * Reads a part.
   *
   * @param name its name, relative to the class
   */
  public String read(String name) throws IOException {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the lab's jars lack " + name + ": build them again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Reads parts of a folder, one after the other. */
  public String readAll(String folder, List<String> names) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : names) {
      all.append(read(folder + name)).append('\n');
    }
    return all.toString();
  }
}
