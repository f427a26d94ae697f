package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import twoflow.core.file.ProgramPath;

/**
 * Where a system has Wireshark.
 *
 * @param system the system's name, as Java has it in {@code os.name}
 * @param environment its variables
 * @param home the user's folder
 */
record WiresharkProgram(String system, Map<String, String> environment, Path home) {

  /** On this system. */
  static WiresharkProgram ofThisSystem() {
    return new WiresharkProgram(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Finds it: on the PATH, else where its installers put it.
   *
   * @throws IOException with a line for the user when it is not there
   */
  Path find() throws IOException {
    boolean windows = is("windows");
    List<Path> places = new ArrayList<>();
    new ProgramPath(environment.getOrDefault("PATH", ""))
        .find(List.of(windows ? "Wireshark.exe" : "wireshark"))
        .ifPresent(places::add);
    if (windows) {
      String programs = environment.getOrDefault("ProgramFiles", "C:\\Program Files");
      places.add(Path.of(programs, "Wireshark", "Wireshark.exe"));
    }
    if (is("mac")) {
      String app = "Applications/Wireshark.app/Contents/MacOS/Wireshark";
      places.add(Path.of("/" + app));
      places.add(home.resolve(app));
    }
    return places.stream()
        .filter(place -> Files.isRegularFile(place) && Files.isExecutable(place))
        .findFirst()
        .orElseThrow(() -> new IOException("Wireshark is not installed: " + remedy()));
  }

  private String remedy() {
    if (is("mac")) {
      return "brew install --cask wireshark-app, or https://www.wireshark.org/download.html";
    }
    return is("windows")
        ? "winget install WiresharkFoundation.Wireshark, or https://www.wireshark.org/download.html"
        : "Debian and Ubuntu: sudo apt install wireshark; Fedora: sudo dnf install wireshark; Arch:"
            + " sudo pacman -S wireshark-qt";
  }

  private boolean is(String name) {
    return system.toLowerCase(Locale.ROOT).startsWith(name);
  }
}
