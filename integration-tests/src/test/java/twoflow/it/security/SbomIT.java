package twoflow.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.LabProcess;

/** The SBOM that {@code package} leaves in target/bom.json lists what ships, and nothing else. */
class SbomIT {

  private static final String OWN_GROUP = "twoflow";

  /** Of this one the report's jar holds a file: it is no jar beside it. */
  private static final String CHARTS = "echarts";

  private JsonNode bom;

  @BeforeEach
  void read() throws Exception {
    Path file = LabProcess.root().resolve("target/bom.json");
    assertTrue(Files.exists(file), file + " is missing: `package` makes it, without -DskipSbom");
    bom = JsonMapper.shared().readTree(Files.readString(file));
  }

  @Test
  void shouldListExactlyWhatShips() throws Exception {
    String version = bom.at("/metadata/component/version").asString();
    Set<String> shipped = new TreeSet<>();
    ShippedJars.libraries().forEach(jar -> shipped.add(jar.getFileName().toString()));
    ShippedJars.ROLES.forEach(role -> shipped.add(role + "-" + version + ".jar"));
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bom.get("components")) {
      if (!component.get("name").asString().equals(CHARTS)) {
        listed.add(fileName(component));
      }
    }
    assertEquals(shipped, listed);
  }

  @Test
  void shouldGiveTheChecksumsOfTheLibrariesOfOthers() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    Map<String, String> shipped = new TreeMap<>();
    for (JsonNode component : bom.get("components")) {
      if (!component.get("group").asString().equals(OWN_GROUP)) {
        listed.put(fileName(component), sha256(component));
      }
    }
    assertNotNull(listed.remove(fileName(component(CHARTS))), "the charts");
    for (Path jar : ShippedJars.libraries()) {
      if (listed.containsKey(jar.getFileName().toString())) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        shipped.put(jar.getFileName().toString(), HexFormat.of().formatHex(digest));
      }
    }
    assertEquals(shipped, listed);
  }

  @Test
  void shouldListTheChartsThatTheReportHolds() throws Exception {
    Path report = LabProcess.root().resolve("report/target/report.jar");
    try (JarFile jar = new JarFile(report.toFile())) {
      String script =
          new String(
              jar.getInputStream(jar.getEntry("twoflow/report/page/echarts/echarts.min.js"))
                  .readAllBytes(),
              StandardCharsets.UTF_8);
      assertTrue(script.contains('"' + component(CHARTS).get("version").asString() + '"'));
    }
  }

  @Test
  void shouldBeTheSameInEveryBuild() {
    assertFalse(bom.get("metadata").has("timestamp"), "a time");
    // A UUID of version 3 is made from the content, one of version 4 from chance.
    String serial = bom.get("serialNumber").asString();
    assertTrue(serial.matches("urn:uuid:\\w{8}-\\w{4}-3\\w{3}-.*"), serial);
  }

  private JsonNode component(String name) {
    for (JsonNode component : bom.get("components")) {
      if (component.get("name").asString().equals(name)) {
        return component;
      }
    }
    throw new AssertionError("not listed: " + name);
  }

  private static String fileName(JsonNode component) {
    return component.get("name").asString() + "-" + component.get("version").asString() + ".jar";
  }

  private static String sha256(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.get("alg").asString().equals("SHA-256")) {
        return hash.get("content").asString();
      }
    }
    throw new AssertionError("no checksum: " + component);
  }
}
