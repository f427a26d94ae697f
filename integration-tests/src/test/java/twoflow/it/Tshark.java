package twoflow.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system's tshark with the lab's profile and dissector, in a configuration folder of its own.
 *
 * <p>Root is left before it starts: from 4.4 on, tshark passes over a root user's Lua scripts
 * without a word.
 */
final class Tshark {

  /** Parts the values of a field that a frame has several times. */
  static final String AGGREGATOR = "\u001f";

  private static final String NOBODY = "65534";

  private final Path folder;
  private final Path config;

  /**
   * Copies the kit.
   *
   * @param folder the test's own; other users may read it from now on
   */
  Tshark(Path folder) throws IOException {
    assumeOnPath("tshark");
    this.folder = folder;
    config = folder.resolve("wireshark-config");
    Path kit = LabProcess.root().resolve("captures/wireshark");
    copy(kit.resolve("profile/TwoFlowLab"), profile());
    copy(kit.resolve("twoflow.lua"), script());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The copy of the profile that this tshark uses. */
  Path profile() {
    return config.resolve("profiles/TwoFlowLab");
  }

  private Path script() {
    return config.resolve("twoflow.lua");
  }

  /** Leaves the test out, with one line that says so, where a program is missing. */
  static void assumeOnPath(String... programs) {
    for (String program : programs) {
      boolean found = CaptureTools.installed(program);
      if (!found) {
        System.out.println("left out: a test of the Wireshark kit, there is no " + program);
      }
      assumeTrue(found, "no " + program + " on PATH");
    }
  }

  /** Starts tshark with the profile. */
  LabProcess start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("env", "WIRESHARK_CONFIG_DIR=" + config, "HOME=" + config, "LC_ALL=C.UTF-8"));
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(List.of("tshark", "-n", "-C", "TwoFlowLab"));
    command.addAll(List.of("-X", "lua_script:" + script()));
    command.addAll(List.of(args));
    return LabProcess.command(folder, command.toArray(String[]::new));
  }

  /** The values of fields, a list per frame that the filter shows; a bad filter fails. */
  List<List<String>> fields(Path capture, List<String> options, String filter, String... fields)
      throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(options);
    args.addAll(List.of("-r", capture.toString(), "-Y", filter, "-T", "fields"));
    args.addAll(List.of("-E", "occurrence=a", "-E", "aggregator=" + AGGREGATOR));
    for (String field : fields) {
      args.addAll(List.of("-e", field));
    }
    try (LabProcess tshark = start(args.toArray(String[]::new))) {
      tshark.shouldExit(0);
      if (!tshark.stderr().isEmpty()) {
        throw new AssertionError("tshark complains: " + tshark);
      }
      return tshark.stdout().stream().map(line -> Arrays.asList(line.split("\t", -1))).toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
