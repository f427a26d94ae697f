package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The image holds the programs and nothing of the machine that built it. */
@RequiresDocker
class ImageContentIT {

  private static final List<String> MODULES =
      List.of(
          "core",
          "client",
          "pcap",
          "call",
          "analysis",
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher");

  /** For whom the image is downloaded. */
  private static final long LIMIT_MB = 200;

  /** Where a build keeps what is its own: sources, Maven's files, secrets, certificates. */
  private static final Pattern OF_THE_BUILD =
      Pattern.compile(
          "\\d+:/(src|root|home|run/secrets|usr/local/share/ca-certificates|etc/ssl/certs)(/.+)?"
              + "|\\d+:/trust\\.sh|.*/\\.(m2|git|env|mvn)(/.*)?");

  @TempDir private static Path folder;

  private static SavedImage image;

  @BeforeAll
  static void saveImage() throws Exception {
    image = new SavedImage(folder);
  }

  @Test
  void shouldHoldNoTraceOfTheMachineThatBuiltIt() throws Exception {
    List<Trace> traces = new ArrayList<>(BuildMachine.here().traces());
    // The build's own stage has the sources in /src.
    MODULES.forEach(module -> traces.add(Trace.text("the build's folder", "/src/" + module + "/")));
    TraceSearch search = new TraceSearch(traces);
    search.content(LabImage.NAME, image.config().toString().getBytes(StandardCharsets.UTF_8));
    Map<String, Path> files = image.files();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      if (Files.isRegularFile(file.getValue(), LinkOption.NOFOLLOW_LINKS)) {
        search.file(file.getKey(), file.getValue());
      }
    }
    System.out.println(
        "image: " + traces.size() + " traces looked for in " + search.contents() + " files");
    assertEquals(List.of(), search.found());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(name -> OF_THE_BUILD.matcher(name).matches()).toList());
    for (String program : List.of("/opt/lab/programs/relay.jar", "/opt/java/bin/java")) {
      assertTrue(files.keySet().stream().anyMatch(name -> name.endsWith(program)), program);
    }
  }

  /**
   * Debian has 75 to 79 MB of it, Java 44, what the JVMs learned 28, tcpdump and iptables 14,
   * espeak-ng 20.
   */
  @Test
  void shouldStaySmall() throws Exception {
    try (LabProcess inspect =
        LabProcess.command(
            folder, "docker", "image", "inspect", "--format", "{{.Size}}", LabImage.NAME)) {
      long sizeBytes = Long.parseLong(inspect.shouldExit(0).stdout().getFirst());
      System.out.println(LabImage.NAME + ": " + sizeBytes / 1_000_000 + " MB");
      assertTrue(sizeBytes <= LIMIT_MB * 1_000_000, sizeBytes + " bytes");
    }
  }

  /** A copy beside the first would be in the next layer, or in another folder of the same one. */
  @Test
  void shouldHoldEachLibraryOnce() throws Exception {
    List<String> jars =
        image.names().stream()
            .filter(name -> name.endsWith(".jar") && name.contains("/opt/lab/"))
            .map(name -> name.substring(name.lastIndexOf('/') + 1))
            .toList();
    assertTrue(jars.contains("relay.jar"), jars::toString);
    assertEquals(jars.stream().distinct().toList(), jars);
  }

  @Test
  void shouldSetNoVariableButThePath() {
    JsonNode set = image.config().at("/config/Env");
    assertEquals(1, set.size(), set::toString);
    assertTrue(set.get(0).asString().startsWith("PATH="), set::toString);
  }
}
