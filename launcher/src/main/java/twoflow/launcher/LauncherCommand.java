package twoflow.launcher;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import twoflow.core.cli.CommonOptions;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.cli.Program;

/** The commands that start more than one process. The script {@code lab} has the others. */
final class LauncherCommand extends LabCommand {

  private LauncherCommand() {
    super("lab", new HelpText(List.of("Starts a whole run on this machine."), List.of()));
    add(new DemoCommand(CommonOptions.root()));
    add(new CaptureCommand(CommonOptions.root()));
    Installation lab = Installation.of(CommonOptions.root());
    RunFolders folders = new RunFolders(lab);
    add(new OpenCommand(folders));
    add(new WiresharkCommand(lab));
    add(new RunsCommand(folders, Clock.systemUTC()));
    add(new CleanCommand(folders));
    add(new ScenariosCommand(lab));
    add(new ScenarioFilesCommand(lab));
    add(new BatchCommand(lab));
  }

  /** Runs the program; never returns. */
  static void run(String... args) {
    Program.main(new LauncherCommand(), args);
  }

  @Override
  protected boolean verbose() {
    return false;
  }

  @Override
  public Integer call() throws IOException {
    commandLine().usage(System.out);
    return ExitCode.DONE;
  }
}
