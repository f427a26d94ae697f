package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The lab's profile for Wireshark.
 *
 * @param kit the folder of the profile and the dissector
 */
record WiresharkProfile(Path kit) {

  /** Its name in Wireshark. */
  static final String NAME = "TwoFlowLab";

  /** The ports that its files have. */
  static final String CHAT_PORT = "9001";

  static final String VOIP_PORT = "9002";

  /** Its files with display filters. */
  private static final String BUTTONS = "dfilter_buttons";

  private static final String BOOKMARKS = "dfilters";

  /** Wireshark's default window would be too small for the columns. */
  private static final String WINDOW =
      """
      gui.geometry_main_width: 1600
      gui.geometry_main_height: 900
      gui.geometry_main_maximized: TRUE
      """;

  /**
   * The I/O graph's interval is 1 s in every version, and no setting changes that: far too long for
   * a run of 2 s. Qt sets a widget's property from a style sheet.
   */
  private static final String STYLE =
      "QComboBox#intervalComboBox { qproperty-currentText: \"100 ms\"; }\n";

  /** The dissector that finds the rows. */
  Path dissector() {
    return kit.resolve("twoflow.lua");
  }

  /** The style sheet in a configuration folder. */
  static Path style(Path config) {
    return config.resolve("lab.qss");
  }

  /**
   * Writes it into a configuration folder of its own.
   *
   * @param config the folder, which is there
   */
  void write(Path config, WiresharkRun run) throws IOException {
    Path profile = Files.createDirectories(config.resolve("profiles").resolve(NAME));
    Files.writeString(config.resolve("recent_common"), WINDOW);
    Files.writeString(style(config), STYLE);
    for (Path file : files()) {
      Files.writeString(profile.resolve(file.getFileName()), run.adapted(Files.readString(file)));
    }
    if (!run.filters().filters().isEmpty()) {
      String buttons = run.adapted(run.filters().buttons());
      Files.writeString(profile.resolve(BUTTONS), buttons, StandardOpenOption.APPEND);
      Files.writeString(profile.resolve(BOOKMARKS), run.adapted(run.filters().bookmarks()));
    }
  }

  /** Writes the zip that Wireshark imports. */
  void writeZip(Path zip) throws IOException {
    Files.createDirectories(zip.toAbsolutePath().getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files()) {
        out.putNextEntry(new ZipEntry(NAME + "/" + file.getFileName()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(kit.resolve("profile").resolve(NAME))) {
      return files.sorted().toList();
    }
  }
}
