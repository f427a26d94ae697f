package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/** What Compose makes of the compose file, whoever else uses the same engine. */
@RequiresDocker
class ComposeProjectIT {

  @TempDir private Path folder;

  @Test
  void shouldNameTheContainersOfTwoCheckoutsApart() throws Exception {
    String first =
        config(Files.createDirectories(folder.resolve("ada/lab"))).get("name").asString();
    String second =
        config(Files.createDirectories(folder.resolve("bob/lab"))).get("name").asString();
    assertTrue(first.startsWith("two-flow-") && first.endsWith("adalab"), first);
    assertNotEquals(first, second);
  }

  @Test
  void shouldNeverAskARegistryForTheLabsImages() throws Exception {
    for (JsonNode service : config(folder).get("services")) {
      assertEquals("never", service.path("pull_policy").asString(), service::toString);
    }
  }

  /** As a shell in that folder has it: with PWD, and without a project's name. */
  private static JsonNode config(Path checkout) throws Exception {
    Files.copy(
        LabProcess.root().resolve("docker-compose.yml"), checkout.resolve("docker-compose.yml"));
    String[] command = {
      "env",
      "-u",
      "COMPOSE_PROJECT_NAME",
      "PWD=" + checkout,
      "docker",
      "compose",
      "--profile",
      "*",
      "config",
      "--format",
      "json"
    };
    try (LabProcess config = LabProcess.command(checkout, command)) {
      return JsonMapper.shared().readTree(String.join("\n", config.shouldExit(0).stdout()));
    }
  }
}
