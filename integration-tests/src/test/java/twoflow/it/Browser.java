package twoflow.it;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium with one page. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final DevTools tools;

  /** Starts it with an empty profile in a folder. */
  Browser(Path program, Path profile) throws Exception {
    // No sandbox: root and containers have none, and the only page opened is the test's own.
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1400,1000",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("chromium.log").toFile())
            .start();
    tools = new DevTools(page(profile.resolve("DevToolsActivePort")));
    for (String domain : List.of("Runtime", "Log", "Page", "Network")) {
      tools.command(domain + ".enable", Map.of());
    }
  }

  /** Chromium on this machine's PATH, under the names that distributions give it. */
  static Optional<Path> onPath() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
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
    Map<String, ?> behaviour = Map.of("behavior", "allow", "downloadPath", folder.toString());
    tools.command("Browser.setDownloadBehavior", behaviour);
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

  /** Ends it and waits: its profile is deleted next, and nobody may write into it any more. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try {
      tools.command("Browser.close", Map.of());
    } catch (Exception e) {
      process.destroy();
    }
    tools.close();
    for (ProcessHandle handle : all) {
      handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join();
      handle.destroyForcibly();
    }
  }

  private URI page(Path portFile) throws Exception {
    await(() -> Files.exists(portFile) && Files.size(portFile) > 0, "Chromium listens");
    String port = Files.readAllLines(portFile).getFirst();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest list =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
      String targets = http.send(list, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode target : JsonMapper.shared().readTree(targets)) {
        if (target.get("type").asString().equals("page")) {
          return URI.create(target.get("webSocketDebuggerUrl").asString());
        }
      }
      throw new IllegalStateException("Chromium has no page: " + targets);
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private void await(Condition condition, String what) throws Exception {
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > endNs || !process.isAlive()) {
        throw new AssertionError("never: " + what);
      }
      Thread.sleep(20);
    }
  }
}
