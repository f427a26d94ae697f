package twoflow.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import twoflow.core.file.FolderTree;
import twoflow.core.file.ProgramPath;

/** A headless Chromium with a profile of its own, for the pages of all tests: its start is dear. */
final class Chromium implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Distributions give it different ones. */
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final String WINDOW_PX = "1400,1000";

  private final Path profile;
  private final Process process;
  private final DevTools tools;
  private final String address;

  private Chromium(Path program) throws Exception {
    profile = Files.createTempDirectory("chromium");
    try {
      process = start(program);
    } catch (IOException e) {
      new FolderTree(profile).remove();
      throw e;
    }
    try {
      List<String> portAndPath = awaitPort(profile.resolve("DevToolsActivePort"));
      address = "ws://127.0.0.1:" + portAndPath.getFirst();
      tools = new DevTools(URI.create(address + portAndPath.getLast()));
    } catch (Exception e) {
      List<ProcessHandle> all = processes();
      process.destroy();
      end(all);
      throw e;
    }
  }

  /** Starts the one of this machine's PATH, if it has one. */
  static Optional<Chromium> start() throws Exception {
    Optional<Path> program = ProgramPath.ofThisProcess().find(NAMES);
    return program.isPresent() ? Optional.of(new Chromium(program.get())) : Optional.empty();
  }

  private Process start(Path program) throws IOException {
    // No sandbox: root and containers have none, and the only pages opened are the tests' own.
    // No popup of the address field: it is a page, too, and loads whether or not anybody types.
    return new ProcessBuilder(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-startup-window",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
            "--window-size=" + WINDOW_PX,
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile)
        .redirectErrorStream(true)
        .redirectOutput(profile.resolve("chromium.log").toFile())
        .start();
  }

  /** Opens an empty page that shares nothing with earlier ones: as in a new profile. */
  Browser newPage() throws Exception {
    String context = created("Target.createBrowserContext", Map.of(), "browserContextId");
    Map<String, ?> empty = Map.of("url", "about:blank", "browserContextId", context);
    String page = created("Target.createTarget", empty, "targetId");
    return new Browser(this, context, new DevTools(URI.create(address + "/devtools/page/" + page)));
  }

  private String created(String method, Map<String, ?> parameters, String id) throws Exception {
    JsonNode result = tools.command(method, parameters);
    return result.get(id).asString();
  }

  /** Gives it a command that is not about one page. */
  void command(String method, Map<String, ?> parameters) throws Exception {
    tools.command(method, parameters);
  }

  /** Whether it still runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it and waits: its profile is deleted next, and nobody may write into it any more. */
  @Override
  public void close() throws IOException {
    List<ProcessHandle> all = processes();
    try {
      tools.command("Browser.close", Map.of());
    } catch (Exception e) {
      process.destroy();
    }
    tools.close();
    end(all);
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private void end(List<ProcessHandle> all) throws IOException {
    for (ProcessHandle handle : all) {
      handle.onExit().completeOnTimeout(handle, 5, TimeUnit.SECONDS).join();
      handle.destroyForcibly();
    }
    new FolderTree(profile).remove();
  }

  /** The port that it listens on and the path of its own end, once it has written both. */
  private List<String> awaitPort(Path file) throws Exception {
    long endNs = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (System.nanoTime() > endNs || !process.isAlive()) {
        throw new IllegalStateException("never: Chromium listens");
      }
      Thread.sleep(20);
    }
    return Files.readAllLines(file);
  }
}
