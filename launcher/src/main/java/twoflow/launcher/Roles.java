package twoflow.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lab's programs are started.
 *
 * @param root the lab's folder
 */
record Roles(Path root) {

  /** The command that becomes a role. */
  List<String> command(String role, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(root.resolve("core/src/main/jvm/role.sh").toString());
    command.add(System.getProperty("java.home"));
    command.add(root.resolve(role).resolve("target").toString());
    command.add(role);
    command.add(root.toString());
    command.addAll(arguments);
    return command;
  }
}
