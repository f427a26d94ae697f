package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.FreePorts;
import twoflow.it.LabProcess;

/** The zip that runs without a build: what is in it, and how it runs where users unpack it. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ReleasedZipIT {

  private static final long MAX_BYTES = 7_800_000;
  private static final int DISK_KB = 16_000;

  private static final Set<String> PROGRAMS =
      Set.of(
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher");

  @TempDir private Path folder;

  @Test
  void shouldHoldEveryFileOnceAndTheSameForEveryBuild() throws Exception {
    List<String> names = new ArrayList<>();
    Set<LocalDateTime> times = new TreeSet<>();
    try (ZipFile zip = new ZipFile(ReleasedZip.file().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        names.add(entry.getName());
        times.add(entry.getTimeLocal());
      }
    }
    assertEquals(List.copyOf(new TreeSet<>(names)), names.stream().sorted().toList());
    String top = ReleasedZip.folder() + "/";
    assertTrue(names.stream().allMatch(name -> name.startsWith(top)), names::toString);
    Instant built = Instant.parse(ReleasedZip.timestamp());
    assertEquals(Set.of(LocalDateTime.ofInstant(built, ZoneOffset.UTC)), times);
    long bytes = Files.size(ReleasedZip.file());
    System.out.println("zip: " + bytes + " bytes, " + names.size() + " entries");
    assertTrue(bytes < MAX_BYTES, () -> bytes + " bytes");
  }

  @Test
  void shouldGiveModesThatDoNotDependOnTheBuildersUmask() throws Exception {
    Map<String, Set<PosixFilePermission>> modes = ReleasedZip.modes();
    for (Map.Entry<String, Set<PosixFilePermission>> file : modes.entrySet()) {
      boolean runs = file.getKey().equals("lab") || file.getKey().endsWith(".sh");
      assertEquals(
          runs ? "rwxr-xr-x" : "rw-r--r--",
          PosixFilePermissions.toString(file.getValue()),
          file.getKey());
    }
    for (String name :
        List.of(
            "lab",
            "lab.cmd",
            "README.md",
            "LICENSE",
            "CHANGELOG.md",
            "captures/README.md",
            "captures/LATENESS.md",
            "deploy/README.md",
            "deploy/swarm/stack.yml",
            "deploy/swarm/hosts.sh",
            "captures/sidecar/new-run.sh",
            "captures/sidecar/network.sh",
            "scenarios/README.md",
            "scenarios/loss.yml",
            "captures/wireshark/twoflow.lua",
            "programs/role.sh")) {
      assertTrue(modes.containsKey(name), name);
    }
  }

  @Test
  void shouldHoldTheLibrariesThatTheProgramsName() throws Exception {
    Path programs = ReleasedZip.unzip(folder).resolve("programs");
    Set<String> named = new TreeSet<>();
    for (String program : PROGRAMS) {
      try (JarFile jar = new JarFile(programs.resolve(program + ".jar").toFile())) {
        Attributes manifest = jar.getManifest().getMainAttributes();
        named.addAll(List.of(manifest.getValue(Attributes.Name.CLASS_PATH).split(" ")));
      }
    }
    Set<String> there = new TreeSet<>();
    for (String name : ReleasedZip.modes().keySet()) {
      if (name.startsWith("programs/lib/")) {
        there.add(name.substring("programs/".length()));
      }
    }
    assertEquals(named, there);
    // Windows' cmd does not find its labels behind other line ends.
    String cmd = Files.readString(folder.resolve("lab.cmd"));
    assertEquals(cmd.lines().count(), cmd.split("\r\n", -1).length - 1);
  }

  @Test
  void shouldRunWithoutABuildInAFolderWithASpaceAndAnUmlaut() throws Exception {
    Path lab = ReleasedZip.unzip(folder.resolve("two flow ü"));
    try (LabProcess demo = demo(lab, folder, "--run", "a-run")) {
      demo.shouldExit(0);
      demo.awaitResult("lab: done, the files of the run are in captures/a-run");
      assertEquals(List.of(), demo.logged("building"));
    }
    assertTrue(Files.size(lab.resolve("captures/a-run/report.html")) > 100_000);
    assertTrue(Files.exists(lab.resolve("chat_messages.csv")));
    try (LabProcess bench = lab(lab, folder, "bench")) {
      bench.shouldExit(2);
      assertEquals(
          List.of("lab: bench needs the sources of the lab, and the released zip has none"),
          bench.stderr());
    }
  }

  @Test
  void shouldLeaveTheRunBesideTheCallerWhereTheLabIsNotWritable() throws Exception {
    Path caller = Files.createDirectories(folder.resolve("my work"));
    try (SmallDisk disk = new SmallDisk(folder.resolve("opt"), DISK_KB)) {
      Path lab = ReleasedZip.unzip(disk.folder().resolve("lab"));
      List<String> before = disk.files();
      disk.readOnly();
      try (LabProcess demo = demo(lab, caller, "--pace=csv", "--speed=20")) {
        demo.shouldExit(0);
        assertEquals(
            "lab: "
                + lab
                + " is not writable: the inputs and the runs are in "
                + caller
                + " and "
                + caller
                + "/captures",
            demo.stderr().getFirst());
      }
      assertEquals(before, disk.files());
      assertTrue(Files.exists(caller.resolve("captures/two-flow/report.html")));
      assertTrue(Files.exists(caller.resolve("voip_messages.csv")));
      try (LabProcess report = lab(lab, caller, "report", "two-flow")) {
        report.shouldExit(0);
      }
    }
  }

  private static LabProcess demo(Path lab, Path caller, String... more) throws IOException {
    int[] ports = FreePorts.two();
    List<String> arguments =
        new ArrayList<>(List.of("demo", "--chat-port=" + ports[0], "--voip-port=" + ports[1]));
    arguments.addAll(List.of(more));
    return lab(lab, caller, arguments.toArray(String[]::new));
  }

  /** Without the variables of the build, so that nothing of it helps. */
  private static LabProcess lab(Path lab, Path caller, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "-i",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "JAVA_HOME=" + System.getProperty("java.home"),
                lab.resolve("lab").toString()));
    command.addAll(List.of(arguments));
    return LabProcess.command(caller, command.toArray(String[]::new));
  }
}
