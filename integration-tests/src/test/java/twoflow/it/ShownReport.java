package twoflow.it;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import twoflow.report.page.PageData;
import twoflow.report.page.ReportPage;

/** The report's page, shown in a browser. */
final class ShownReport {

  /** The resource of which a class's tests have one: they run one after the other. */
  static final String BROWSER = "browser";

  private final Path folder;
  private final Browser browser;

  /** Opens an empty page; reports are written to a folder. */
  ShownReport(Chromium chromium, Path folder) throws Exception {
    this.folder = folder;
    browser = chromium.newPage();
  }

  /** Writes the page of a run and opens it. */
  Path open(PageData data) throws Exception {
    Path page = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      new ReportPage().write(data, out);
    }
    browser.open(page);
    return page;
  }

  Browser browser() {
    return browser;
  }

  /** The text of the first element, shown or not. */
  String text(String selector) throws Exception {
    return browser.eval("document.querySelector('" + selector + "').textContent").asString();
  }

  /** How many elements there are. */
  int count(String selector) throws Exception {
    return browser.eval("document.querySelectorAll('" + selector + "').length").asInt();
  }

  /** Types into the field above the table of rows. */
  void search(String words) throws Exception {
    browser.eval("document.getElementById('row-search').select()");
    browser.type(words);
  }

  /** All addresses that the page asked for, but those of what is in the page itself. */
  List<String> fetched() {
    return browser.requests().stream().filter(url -> !url.matches("(data|about|blob):.*")).toList();
  }

  /** Closes the page. */
  void close() throws Exception {
    browser.close();
  }
}
