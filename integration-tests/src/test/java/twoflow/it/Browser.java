package twoflow.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A page of a {@link Chromium}, and what a person does with it. */
final class Browser {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Chromium chromium;
  private final String context;
  private final DevTools tools;

  /** Takes over an open page, the only one of its browser context. */
  Browser(Chromium chromium, String context, DevTools tools) throws Exception {
    this.chromium = chromium;
    this.context = context;
    this.tools = tools;
    for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
      tools.command(domain + ".enable", Map.of());
    }
  }

  /** Opens a file and waits until it has loaded; what earlier pages did is forgotten. */
  void open(Path file) throws Exception {
    tools.forget();
    tools.command("Page.navigate", Map.of("url", file.toUri().toString()));
    await(() -> tools.events("Page.loadEventFired").size() > 0, "the page has loaded");
  }

  /** Has each page that is opened from now on run a script before its own. */
  void beforeEachPage(String script) throws Exception {
    tools.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Gives the window a size, as a phone or a zoomed page has it: in CSS pixels. */
  void resize(int width, int height) throws Exception {
    Map<String, ?> size =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    tools.command("Emulation.setDeviceMetricsOverride", size);
  }

  /** Prints the page as a person would, on the paper that its style sheet names. */
  byte[] pdf() throws Exception {
    JsonNode printed = tools.command("Page.printToPDF", Map.of("preferCSSPageSize", true));
    return Base64.getDecoder().decode(printed.get("data").asString());
  }

  /** Prints the page on a paper of a size, where its style sheet names none. */
  byte[] pdf(double widthInches, double heightInches) throws Exception {
    Map<String, ?> paper =
        Map.of("preferCSSPageSize", true, "paperWidth", widthInches, "paperHeight", heightInches);
    JsonNode printed = tools.command("Page.printToPDF", paper);
    return Base64.getDecoder().decode(printed.get("data").asString());
  }

  /** Has pages take themselves for those of the active window: only there, the focus is shown. */
  void activate() throws Exception {
    tools.command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
  }

  /** Puts what pages download into a folder, without asking. */
  void downloadTo(Path folder) throws Exception {
    String path = folder.toString();
    chromium.command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", path, "browserContextId", context));
  }

  /** The value of a JavaScript expression. */
  JsonNode eval(String expression) throws Exception {
    JsonNode result =
        tools.command("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + " -> " + result);
    }
    return result.at("/result/value");
  }

  /** Waits until a JavaScript expression is true. */
  void awaitTrue(String expression) throws Exception {
    await(() -> eval(expression).asBoolean(), expression);
  }

  /** Moves the mouse to a point of the window. */
  void hover(double x, double y) throws Exception {
    tools.command("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** Presses and releases a key that gives no text. */
  void press(String key) throws Exception {
    tools.command("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    tools.command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Presses and releases the right arrow as a keyboard does, so that a control answers, too. */
  void pressArrowRight() throws Exception {
    Map<String, ?> key =
        Map.of("key", "ArrowRight", "code", "ArrowRight", "windowsVirtualKeyCode", 39);
    for (String type : List.of("rawKeyDown", "keyUp")) {
      Map<String, Object> event = new HashMap<>(key);
      event.put("type", type);
      tools.command("Input.dispatchKeyEvent", event);
    }
  }

  /** Types text into what has the focus. */
  void type(String text) throws Exception {
    tools.command("Input.insertText", Map.of("text", text));
  }

  /** What the console has to complain about. */
  List<String> complaints() {
    Stream<JsonNode> calls =
        tools.events("Runtime.consoleAPICalled").stream()
            .filter(call -> List.of("error", "warning").contains(call.get("type").asString()));
    return Stream.of(
            tools.events("Runtime.exceptionThrown").stream(),
            tools.events("Log.entryAdded").stream(),
            calls)
        .flatMap(events -> events)
        .map(JsonNode::toString)
        .toList();
  }

  /** The addresses that the page asked for. */
  List<String> requests() {
    return tools.events("Network.requestWillBeSent").stream()
        .map(event -> event.at("/request/url").asString())
        .toList();
  }

  /** Closes the page and forgets what it kept. */
  void close() throws Exception {
    tools.close();
    chromium.command("Target.disposeBrowserContext", Map.of("browserContextId", context));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(Condition condition, String what) throws Exception {
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > endNs || !chromium.isAlive()) {
        throw new AssertionError("never: " + what);
      }
      Thread.sleep(20);
    }
  }
}
