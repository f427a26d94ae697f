package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/**
 * The lab's images as {@code docker save} writes them: what each is set up with, and what their
 * layers add to Debian's, which is the first of each.
 */
final class SavedImages {

  private static final long SAVE_S = 300;

  private final Path folder;
  private final Map<String, JsonNode> configs = new LinkedHashMap<>();
  private final Set<String> layers = new LinkedHashSet<>();

  /** Saves images into an empty folder. */
  SavedImages(Path folder, List<String> names) throws IOException, InterruptedException {
    this.folder = folder;
    List<String> save = new ArrayList<>(List.of("docker", "save", "-o", "images.tar"));
    save.addAll(names);
    run(save.toArray(String[]::new));
    run("tar", "-xf", "images.tar");
    Set<String> bases = new HashSet<>();
    for (JsonNode image : json("manifest.json")) {
      configs.put(image.at("/RepoTags/0").asString(), json(image.get("Config").asString()));
      boolean first = true;
      for (JsonNode layer : image.get("Layers")) {
        (first ? bases : layers).add(layer.asString());
        first = false;
      }
    }
    assertEquals(names.size(), configs.size(), configs::toString);
    assertEquals(1, bases.size(), "all stand on the same Debian");
    layers.removeAll(bases);
  }

  /** From an image's name to its configuration: environment, labels, history. */
  Map<String, JsonNode> configs() {
    return configs;
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
