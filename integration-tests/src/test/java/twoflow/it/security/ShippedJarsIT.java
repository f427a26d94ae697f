package twoflow.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/** The built jars have nothing of the machine that built them. */
class ShippedJarsIT {

  /** The Java versions of javac and, where that is another one, of Maven: numbers alone. */
  private static final Set<String> JAVA_VERSIONS = Set.of("Build-Jdk-Spec", "Build-Tool-Jdk-Spec");

  /**
   * No Built-By, no host, no JDK's path, no time: nothing that differs from one machine to another.
   */
  private static final Set<String> MANIFEST =
      Set.of(
          "Manifest-Version",
          "Created-By",
          "Java-Version",
          "Class-Path",
          "Enable-Native-Access",
          "Implementation-Title",
          "Implementation-Version",
          "Main-Class");

  @Test
  void shouldHoldNoTraceOfTheMachineThatBuiltThem() throws Exception {
    List<Trace> traces = BuildMachine.here().traces();
    TraceSearch search = new TraceSearch(traces);
    for (Path jar : ShippedJars.ofRoles()) {
      search.file(jar.getFileName().toString(), jar);
    }
    for (Path library : ShippedJars.libraries()) {
      search.file(library.getFileName().toString(), library);
    }
    search.file("bom.json", LabProcess.root().resolve("target/bom.json"));
    System.out.println(
        "jars: " + traces.size() + " traces looked for in " + search.contents() + " files");
    assertEquals(List.of(), search.found());
    assertTrue(search.contents() > 1_000, "entries: " + search.contents());
  }

  @Test
  void shouldSayInTheirManifestsOnlyWhatEveryMachineWouldSay() throws Exception {
    for (Path jar : ShippedJars.ofRoles()) {
      Attributes manifest = manifest(jar);
      Set<String> names = new TreeSet<>();
      manifest.keySet().forEach(name -> names.add(name.toString()));
      for (String name : JAVA_VERSIONS) {
        if (names.remove(name)) {
          assertTrue(manifest.getValue(name).matches("\\d+"), jar + " " + name);
        }
      }
      names.removeAll(MANIFEST);
      assertEquals(Set.of(), names, jar.toString());
      for (String entry : manifest.getValue("Class-Path").split(" ")) {
        assertTrue(entry.matches("lib/[A-Za-z0-9._-]+\\.jar"), entry);
      }
    }
  }

  @Test
  void shouldStartWithoutAnyOptionOfTheJvm(@TempDir Path folder) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    for (Path jar : ShippedJars.ofRoles()) {
      try (LabProcess role =
          LabProcess.command(folder, java.toString(), "-jar", jar.toString(), "--version")) {
        assertEquals(1, role.shouldExit(0).stdout().size(), role::toString);
        assertEquals(List.of(), role.stderr(), role::toString);
      }
    }
  }

  private static Attributes manifest(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes();
    }
  }
}
