package twoflow.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for traces finds what was put into a jar on purpose, and nothing else. */
class BuildMachineTest {

  @TempDir private Path checkout;
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final byte[] certificate = new byte[600];

  @BeforeEach
  void makeCertificate() throws IOException {
    new Random(1).nextBytes(certificate);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n";
    environment.put("SSL_CERT_FILE", Files.writeString(home.resolve("ca.pem"), pem).toString());
  }

  @Test
  void shouldFindPathsAndNames() throws Exception {
    assertEquals(List.of("the path of the checkout"), foundIn("x " + checkout + "/relay y"));
    assertEquals(List.of("the home directory"), foundIn(home + "/.m2/repository"));
    assertEquals(List.of("the user's name"), foundIn("Built-By: jdoe42\n"));
    assertEquals(List.of("the host's name"), foundIn("Build-Host: lab-server-7.example"));
    assertEquals(List.of(), foundIn("jdoe421 and lab-server-71, jdoe42_ and xjdoe42"));
  }

  @Test
  void shouldFindThePathInAFoldedManifest() throws Exception {
    String path = checkout + "/";
    String folded = "Class-Path: " + path.substring(0, 4) + "\r\n " + path.substring(4) + "a.jar";
    assertEquals(List.of("the path of the checkout"), foundIn(folded));
  }

  @Test
  void shouldFindValuesOfVariablesThatAreSecretsOrProxies() throws Exception {
    environment.put("REGISTRY_TOKEN", "0123456789abcdef");
    environment.put("https_proxy", "http://me:hunter2@proxy.corp.example:3128");
    environment.put("PAGER", "a-long-harmless-value");
    assertEquals(List.of("the value of $REGISTRY_TOKEN"), foundIn("k=0123456789abcdef;"));
    assertEquals(List.of("the host of $https_proxy"), foundIn("via proxy.corp.example:3128"));
    assertEquals(List.of("the password for the host of $https_proxy"), foundIn("me:hunter2"));
    assertEquals(List.of(), foundIn("a-long-harmless-value"));
  }

  @Test
  void shouldFindWhatMavensAndDockersSettingsName() throws Exception {
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/settings.xml"),
        "<settings><mirrors><mirror><url>https://mirror.corp.example/maven</url></mirror></mirrors>"
            + "<servers><server><username>deployer</username><password>s3cr3t-word</password>"
            + "</server></servers></settings>");
    Files.createDirectories(home.resolve(".docker"));
    Files.writeString(
        home.resolve(".docker/config.json"), "{\"auths\": {\"registry.corp.example:5000\": {}}}");
    assertEquals(
        List.of("a host of Maven's settings"), foundIn("<url>https://mirror.corp.example/maven"));
    assertEquals(List.of("a username of Maven's settings"), foundIn("deployer"));
    assertEquals(List.of("a password of Maven's settings"), foundIn("s3cr3t-word"));
    assertEquals(
        List.of("a registry of Docker's settings"), foundIn("registry.corp.example:5000/debian"));
  }

  @Test
  void shouldFindACertificateInBothForms() throws Exception {
    String der = new String(certificate, StandardCharsets.ISO_8859_1);
    assertEquals(List.of("a certificate of the build, DER"), foundIn("keystore" + der));
    String pem = Files.readString(home.resolve("ca.pem"));
    assertEquals(List.of("a certificate of the build, PEM"), foundIn(pem));
  }

  @Test
  void shouldPassOverNamesThatEverySystemHas() throws Exception {
    BuildMachine machine = new BuildMachine(checkout, home, "root", "vm", Map.of());
    assertFalse(machine.traces().stream().anyMatch(Trace::wholeWord));
    BuildMachine roots = new BuildMachine(checkout, Path.of("/root"), "root", "vm", Map.of());
    TraceSearch search = new TraceSearch(roots.traces());
    search.content("a", "configuration/root/appender".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), search.found());
    search.content("b", "/root/.m2/repository".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("b: the home directory"), search.found());
  }

  /** What is found of this machine in a jar within a jar that holds a text. */
  private List<String> foundIn(String text) throws IOException {
    BuildMachine machine = new BuildMachine(checkout, home, "jdoe42", "lab-server-7", environment);
    TraceSearch search = new TraceSearch(machine.traces());
    byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
    search.content("outer.jar", jar("inner.jar", jar("META-INF/MANIFEST.MF", content)));
    assertEquals(3, search.contents());
    return search.found().stream()
        .map(found -> found.substring(found.lastIndexOf(": ") + 2))
        // Random bytes do not shrink: the outer jar may have them, too.
        .distinct()
        .toList();
  }

  private static byte[] jar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }
}
