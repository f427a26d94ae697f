package twoflow.it.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import twoflow.it.CaptureTools;
import twoflow.it.RoleJvm;

/** The programs with which people chat. */
final class ChatPrograms {

  private ChatPrograms() {}

  /** Whether tmux is installed. */
  static boolean haveTerminals() {
    return CaptureTools.installed("tmux");
  }

  /** The command that starts a role as {@code ./lab} does. */
  static List<String> command(String role, List<String> args) throws IOException {
    List<String> command = new ArrayList<>(RoleJvm.command(role, List.of()));
    command.addAll(args);
    return command;
  }

  /** Words, and more of them. */
  static String[] concat(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** Sends a signal to the one process that has all these words on its command line. */
  static void signal(String name, String... words) throws IOException, InterruptedException {
    List<String> all = List.of(words);
    ProcessHandle process =
        ProcessHandle.allProcesses()
            .filter(p -> p.info().arguments().map(List::of).orElse(List.of()).containsAll(all))
            .findFirst()
            .orElseThrow(() -> new IOException("no process has " + all));
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }
}
