package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/** What Compose makes of the compose files, whoever else uses the same engine. */
@RequiresDocker
class ComposeProjectIT {

  private static final String LAB = "docker-compose.yml";
  private static final String CHAT_DEMO = "docker-compose.chat-demo.yml";

  /** From a service of the introductory demo to the service of the lab that has its rights. */
  private static final Map<String, String> SAME_RIGHTS =
      Map.of(
          "server", "relay",
          "client", "client-chat",
          "capture", "capture",
          "new-run", "new-run",
          "hand-over", "hand-over",
          "verdict", "verdict");

  private static final List<String> RIGHTS =
      List.of(
          "cap_add",
          "cap_drop",
          "network_mode",
          "privileged",
          "read_only",
          "security_opt",
          "tmpfs",
          "user",
          "volumes");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {LAB, CHAT_DEMO})
  void shouldNameTheContainersOfTwoCheckoutsApart(String file) throws Exception {
    String first =
        config(file, Files.createDirectories(folder.resolve("ada/lab"))).get("name").asString();
    String second =
        config(file, Files.createDirectories(folder.resolve("bob/lab"))).get("name").asString();
    String start = file.equals(LAB) ? "two-flow-" : "chat-demo-";
    assertTrue(first.startsWith(start) && first.endsWith("adalab"), first);
    assertNotEquals(first, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {LAB, CHAT_DEMO})
  void shouldNeverAskARegistryForTheLabsImages(String file) throws Exception {
    for (JsonNode service : config(file, folder).get("services")) {
      assertEquals("never", service.path("pull_policy").asString(), service::toString);
    }
  }

  /** Compose would build it once for each service that says how. */
  @ParameterizedTest
  @ValueSource(strings = {LAB, CHAT_DEMO})
  void shouldBuildOneImageOnce(String file) throws Exception {
    List<String> building = new ArrayList<>();
    for (Map.Entry<String, JsonNode> service : config(file, folder).get("services").properties()) {
      assertEquals("two-flow/lab", service.getValue().path("image").asString(), service::toString);
      if (service.getValue().has("build")) {
        building.add(service.getKey());
      }
    }
    assertEquals(List.of("new-run"), building);
  }

  @Test
  void shouldGiveTheChatDemoTheRightsOfTheLab() throws Exception {
    JsonNode lab = config(LAB, folder).get("services");
    JsonNode demo = config(CHAT_DEMO, folder).get("services");
    assertEquals(SAME_RIGHTS.size(), demo.size(), demo::toString);
    SAME_RIGHTS.forEach((service, model) -> {
      for (String right : RIGHTS) {
        assertEquals(
            lab.get(model).path(right),
            demo.get(service).path(right),
            () -> right + " of " + service);
      }
    });
  }

  /** As a shell in that folder has it: with PWD, and without a project's name. */
  private static JsonNode config(String file, Path checkout) throws Exception {
    Files.copy(LabProcess.root().resolve(file), checkout.resolve(file));
    String[] command = {
      "env",
      "-u",
      "COMPOSE_PROJECT_NAME",
      "PWD=" + checkout,
      "docker",
      "compose",
      "-f",
      file,
      "config",
      "--format",
      "json"
    };
    try (LabProcess config = LabProcess.command(checkout, command)) {
      return JsonMapper.shared().readTree(String.join("\n", config.shouldExit(0).stdout()));
    }
  }
}
