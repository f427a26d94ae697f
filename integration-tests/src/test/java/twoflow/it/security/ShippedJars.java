package twoflow.it.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/** The jars that a build leaves for its users. */
final class ShippedJars {

  static final List<String> ROLES =
      List.of(
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher");

  private ShippedJars() {}

  /** The jar of each role. */
  static List<Path> ofRoles() {
    return ROLES.stream().map(role -> target(role).resolve(role + ".jar")).toList();
  }

  /** What stands beside them, for each role: the lab's own library, and those of others. */
  static List<Path> libraries() throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (String role : ROLES) {
      try (Stream<Path> files = Files.list(target(role).resolve("lib"))) {
        libraries.addAll(files.toList());
      }
    }
    return libraries;
  }

  private static Path target(String role) {
    return LabProcess.root().resolve(role).resolve("target");
  }
}
