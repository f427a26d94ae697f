package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Setting;
import twoflow.launcher.batch.BatchFolder;

/** {@code lab open}: shows the page of a run in the user's browser. */
final class OpenCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of("Opens a run's report.html, or a batch's summary.html, in the browser.", ""),
          List.of());

  private final Setting<Path> run = runParameter();

  private final RunFolders folders;

  OpenCommand(RunFolders folders) {
    super("open", HELP);
    this.folders = folders;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    Path folder = folders.find(run.value());
    Path page = folder.resolve(BatchFolder.isOne(folder) ? "summary.html" : "report.html");
    if (Files.notExists(page)) {
      throw new IOException(page + ": no such page: lab report " + run.value() + " makes it");
    }
    String link = page.toAbsolutePath().normalize().toUri().toString();
    System.out.println(link);
    try {
      Process browser =
          new ProcessBuilder(browserOf(link))
              .inheritIO()
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (browser.waitFor() == 0) {
        return ExitCode.DONE;
      }
    } catch (IOException e) {
      // There is no such program, as on a server.
    }
    throw new IOException("no browser could be started here: open the line above in one");
  }

  /** The command by which a system opens a link. */
  private static List<String> browserOf(String link) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", link);
    }
    return List.of(system.startsWith("mac") ? "open" : "xdg-open", link);
  }
}
