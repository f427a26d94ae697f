package twoflow.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lab's programs are started.
 *
 * @param lab where they are
 */
record Roles(Installation lab) {

  /** The command that becomes a role. */
  List<String> command(String role, List<String> arguments) {
    return HostShell.isHere() ? byScript(role, arguments) : byJava(role, arguments);
  }

  private List<String> byScript(String role, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(lab.jvm().resolve("role.sh").toString());
    command.add(System.getProperty("java.home"));
    command.add(lab.folderOf(role).toString());
    command.add(role);
    command.add(lab.root().toString());
    command.addAll(arguments);
    return command;
  }

  /** As the script does, without what only makes the start faster. */
  List<String> byJava(String role, List<String> arguments) {
    String options = role.equals("report") ? "report.options" : "role.options";
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + lab.jvm().resolve(options));
    command.add("-Dtwoflow.root=" + lab.root());
    command.add("-jar");
    command.add(lab.folderOf(role).resolve(role + ".jar").toString());
    command.addAll(arguments);
    return command;
  }
}
