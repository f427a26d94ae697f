package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;

/** The pages of a PDF, as text and as pictures with a pixel per CSS pixel; Poppler reads them. */
final class PrintedPages {

  private static final Pattern PAGES = Pattern.compile("(?m)^Pages: +(\\d+)$");
  private static final Pattern TAGGED = Pattern.compile("(?m)^Tagged: +yes$");
  private static final int CSS_DPI = 96;

  /** Of the style sheet's 14 mm a little less: letters have soft edges. */
  private static final int MARGIN_PX = 45;

  private final String file;
  private final List<String> texts;
  private final Map<Integer, BufferedImage> pictures = new HashMap<>();
  private final boolean tagged;

  /** Reads a PDF, which has to stay: a page is drawn when a test looks at it. */
  PrintedPages(Path pdf) throws Exception {
    file = pdf.toString();
    String info = new String(run("pdfinfo", file), StandardCharsets.UTF_8);
    tagged = TAGGED.matcher(info).find();
    Matcher pages = PAGES.matcher(info);
    assertTrue(pages.find(), file + " has pages");
    String text = new String(run("pdftotext", "-layout", file, "-"), StandardCharsets.UTF_8);
    // A form feed ends each page.
    texts = Arrays.asList(text.split("\f", -1)).subList(0, Integer.parseInt(pages.group(1)));
  }

  /** Skips a test where the PATH has no Poppler. */
  static void assumePoppler(String test) {
    boolean there = Stream.of("pdfinfo", "pdftotext", "pdftoppm").allMatch(CaptureTools::installed);
    if (!there) {
      System.err.println(test + " is skipped: no pdftoppm on the PATH (poppler-utils)");
    }
    Assumptions.assumeTrue(there, "no pdftoppm on the PATH");
  }

  /** Whether it says what is a heading, a list and a table: for screen readers. */
  boolean isTagged() {
    return tagged;
  }

  /** How many pages there are. */
  int count() {
    return texts.size();
  }

  /** The words of a page, from 1. */
  String text(int page) {
    return texts.get(page - 1);
  }

  /** The first page with these words. */
  int pageWith(String words) {
    for (int page = 1; page <= count(); page++) {
      if (text(page).replaceAll("\\s+", " ").contains(words)) {
        return page;
      }
    }
    throw new AssertionError("no page has: " + words + "\n" + String.join("\n---\n", texts));
  }

  /** The longest upright line of one colour between two parts of a page's width, in pixels. */
  int tallest(int page, int rgb, double from, double to) throws Exception {
    BufferedImage picture = picture(page);
    int tallest = 0;
    for (int x = (int) (from * picture.getWidth()); x < (int) (to * picture.getWidth()); x++) {
      int run = 0;
      for (int y = 0; y < picture.getHeight(); y++) {
        run = (picture.getRGB(x, y) & 0xFFFFFF) == rgb ? run + 1 : 0;
        tallest = Math.max(tallest, run);
      }
    }
    return tallest;
  }

  /** Whether nothing was printed in the right margin: what is too wide reaches into it. */
  boolean isRightMarginWhite(int page) throws Exception {
    BufferedImage picture = picture(page);
    for (int x = picture.getWidth() - MARGIN_PX; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        if ((picture.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
          return false;
        }
      }
    }
    return true;
  }

  private BufferedImage picture(int page) throws Exception {
    if (!pictures.containsKey(page)) {
      String dpi = Integer.toString(CSS_DPI);
      String number = Integer.toString(page);
      byte[] png = run("pdftoppm", "-png", "-r", dpi, "-f", number, "-l", number, file);
      pictures.put(page, ImageIO.read(new ByteArrayInputStream(png)));
    }
    return pictures.get(page);
  }

  private static byte[] run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), String.join(" ", command));
    return output;
  }
}
