package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import twoflow.it.LabProcess;
import twoflow.it.security.BuildMachine;
import twoflow.it.security.Trace;
import twoflow.it.security.TraceSearch;

/** The images hold the programs and nothing of the machine that built them. */
@RequiresDocker
class ImageContentIT {

  private static final List<String> MODULES =
      List.of(
          "core",
          "client",
          "pcap",
          "analysis",
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report");

  private static final List<String> IMAGES =
      List.of(
          "two-flow/relay",
          "two-flow/client-chat",
          "two-flow/client-voip",
          "two-flow/chat-demo",
          "two-flow/report",
          "two-flow/sidecar");

  /** Where a build keeps what is its own: sources, Maven's files, secrets, certificates. */
  private static final Pattern OF_THE_BUILD =
      Pattern.compile(
          "\\d+:/(src|root|home|run/secrets|usr/local/share/ca-certificates|etc/ssl/certs)(/.+)?"
              + "|\\d+:/trust\\.sh|.*/\\.(m2|git|env|mvn)(/.*)?");

  @TempDir private static Path folder;

  private static SavedImages images;

  @BeforeAll
  static void saveImages() throws Exception {
    images = new SavedImages(folder, IMAGES);
  }

  @Test
  void shouldHoldNoTraceOfTheMachineThatBuiltThem() throws Exception {
    List<Trace> traces = new ArrayList<>(BuildMachine.here().traces());
    // The build's own stage has the sources in /src.
    MODULES.forEach(module -> traces.add(Trace.text("the build's folder", "/src/" + module + "/")));
    TraceSearch search = new TraceSearch(traces);
    for (Map.Entry<String, JsonNode> config : images.configs().entrySet()) {
      String text = config.getValue().toString();
      search.content(config.getKey(), text.getBytes(StandardCharsets.UTF_8));
    }
    Map<String, Path> files = images.files();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (Files.isRegularFile(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
        search.file(file.getKey(), file.getValue());
      }
    }
    System.out.println(
        "images: " + traces.size() + " traces looked for in " + search.contents() + " files");
    assertEquals(List.of(), search.found());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(name -> OF_THE_BUILD.matcher(name).matches()).toList());
    for (String program : List.of("/opt/lab/relay/relay.jar", "/opt/java/bin/java")) {
      assertTrue(files.keySet().stream().anyMatch(name -> name.endsWith(program)), program);
    }
  }

  /** Debian has 75 to 79 MB of it, Java 58, what a JVM learned of its role 14. */
  @Test
  void shouldStaySmall() throws Exception {
    Map<String, Integer> limitsMb = new LinkedHashMap<>();
    IMAGES.forEach(image -> limitsMb.put(image, image.endsWith("/sidecar") ? 90 : 175));
    for (Map.Entry<String, Integer> limit : limitsMb.entrySet()) {
      String format = "{{.Size}}";
      try (LabProcess inspect =
          LabProcess.command(
              folder, "docker", "image", "inspect", "--format", format, limit.getKey())) {
        long sizeBytes = Long.parseLong(inspect.shouldExit(0).stdout().getFirst());
        System.out.println(limit.getKey() + ": " + sizeBytes / 1_000_000 + " MB");
        assertTrue(
            sizeBytes <= limit.getValue() * 1_000_000L,
            () -> limit.getKey() + " has " + sizeBytes + " bytes, not " + limit.getValue() + " MB");
      }
    }
  }

  @Test
  void shouldSetNoVariableButThePath() {
    for (Map.Entry<String, JsonNode> image : images.configs().entrySet()) {
      JsonNode set = image.getValue().at("/config/Env");
      assertEquals(1, set.size(), () -> image.getKey() + " " + set);
      assertTrue(set.get(0).asString().startsWith("PATH="), image::getKey);
    }
  }
}
