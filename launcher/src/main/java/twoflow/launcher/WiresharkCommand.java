package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.Setting;
import twoflow.core.file.FolderTree;

/**
 * {@code lab wireshark}: opens the capture of a run in Wireshark, with the lab's profile and
 * dissector. They are in a temporary configuration folder: the user's own settings are neither read
 * nor changed.
 */
final class WiresharkCommand extends LauncherSubcommand {

  private static final HelpText HELP =
      new HelpText(
          List.of(
              "Opens the capture of a run in Wireshark, with the lab's colours, columns and rows.",
              ""),
          List.of());

  private static final String PLAYER =
      "to hear the call: Telephony > RTP > RTP Player, then the play button (a packet of RTP must be"
          + " selected, as the first one is now)";

  private final Setting<Path> run = runParameter();
  private final Setting<Boolean> zip =
      options.flag(
          "--zip", "Make target/TwoFlowLab.zip instead, the profile to import in Wireshark.");

  private final Installation lab;

  WiresharkCommand(Installation lab) {
    super("wireshark", HELP);
    this.lab = lab;
  }

  @Override
  protected int run() throws IOException, InterruptedException {
    WiresharkProfile profile = new WiresharkProfile(lab.wireshark());
    if (zip.value()) {
      Path file = lab.root().resolve("target").resolve(WiresharkProfile.NAME + ".zip");
      profile.writeZip(file);
      System.out.println(file);
      return ExitCode.DONE;
    }
    WiresharkRun opened = WiresharkRun.in(new RunFolders(lab).find(run.value()));
    Path program = WiresharkProgram.ofThisSystem().find();
    if (System.getProperty("user.name").equals("root")) {
      System.err.println(
          "lab: from 4.4 on, Wireshark runs no Lua script as root: no rows are shown then");
    }
    Path config = Files.createTempDirectory("two-flow-wireshark");
    try {
      profile.write(config, opened);
      System.out.println("opening " + opened.capture());
      if (opened.isCall()) {
        System.out.println(PLAYER);
      }
      return open(program, profile, config, opened);
    } finally {
      new FolderTree(config).remove();
    }
  }

  private static int open(Path program, WiresharkProfile profile, Path config, WiresharkRun opened)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    // Qt takes its option away before Wireshark looks; it must be one word.
    command.add("-stylesheet=" + WiresharkProfile.style(config));
    command.addAll(List.of("-C", WiresharkProfile.NAME));
    command.addAll(List.of("-X", "lua_script:" + profile.dissector()));
    command.addAll(opened.preferences());
    command.addAll(opened.begin());
    command.addAll(List.of("-r", opened.capture().toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("WIRESHARK_CONFIG_DIR", config.toString());
    Process wireshark = builder.start();
    try {
      return wireshark.waitFor();
    } catch (InterruptedException e) {
      wireshark.destroy();
      wireshark.onExit().join();
      throw e;
    }
  }
}
