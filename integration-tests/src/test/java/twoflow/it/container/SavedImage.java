package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/**
 * The lab's image as {@code docker save} writes it: what it is set up with, and what its layers add
 * to Debian's, which is the first.
 */
final class SavedImage {

  private static final long SAVE_S = 300;

  private final Path folder;
  private final JsonNode config;
  private final List<String> layers = new ArrayList<>();

  /** Saves the image into an empty folder. */
  SavedImage(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    run("docker", "save", "-o", "image.tar", LabImage.NAME + ":latest");
    run("tar", "-xf", "image.tar");
    JsonNode manifest = json("manifest.json");
    assertEquals(1, manifest.size(), manifest::toString);
    config = json(manifest.at("/0/Config").asString());
    manifest.at("/0/Layers").forEach(layer -> layers.add(layer.asString()));
    layers.removeFirst();
  }

  /** Its configuration: environment, labels, history. */
  JsonNode config() {
    return config;
  }

  /** The paths of what the layers add. */
  List<String> names() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (String layer : layers) {
      try (LabProcess list = LabProcess.command(folder, "tar", "-tf", layer)) {
        names.addAll(list.shouldExit(0).stdout().stream().map(name -> "/" + name).toList());
      }
    }
    return names;
  }

  /** What the layers add: from a layer and the path in it to the file. */
  Map<String, Path> files() throws IOException, InterruptedException {
    Map<String, Path> files = new LinkedHashMap<>();
    int number = 0;
    for (String layer : layers) {
      number++;
      Path root = Files.createDirectory(folder.resolve("layer-" + number));
      run("tar", "-xf", layer, "--no-same-owner", "-C", root.toString());
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.toList()) {
          files.put(number + ":/" + root.relativize(path), path);
        }
      }
    }
    return files;
  }

  private JsonNode json(String file) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
  }

  private void run(String... command) throws IOException, InterruptedException {
    try (LabProcess process = LabProcess.command(folder, command)) {
      assertTrue(process.exitCode(SAVE_S) == 0, process::toString);
    }
  }
}
