package twoflow.it.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/** The modules' poms and main sources. */
final class SourceTree {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

  private static final Pattern OWN_ARTIFACT =
      Pattern.compile(
          "<groupId>\\$\\{project\\.groupId}</groupId>\\s*<artifactId>([^<]+)</artifactId>");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(twoflow(?:\\.[a-z]\\w*)+)\\.[A-Z]");

  private final Path root = LabProcess.root();

  /** The names of all modules. */
  List<String> modules() throws IOException {
    return MODULE.matcher(read("pom.xml")).results().map(match -> match.group(1)).toList();
  }

  /** The lab's modules that a module is built on; those of its tests are not among them. */
  Set<String> uses(String module) throws IOException {
    Set<String> uses = new TreeSet<>();
    String pom = read(module + "/pom.xml");
    Matcher dependencies = DEPENDENCY.matcher(pom);
    while (dependencies.find()) {
      Matcher own = OWN_ARTIFACT.matcher(dependencies.group(1));
      boolean test = dependencies.group(1).contains("<scope>test</scope>");
      // The parent gives these two the scope of tests, unless a module takes them otherwise.
      boolean compile = dependencies.group(1).contains("<scope>compile</scope>");
      if (own.find() && !test && (compile || !own.group(1).startsWith("test-"))) {
        uses.add(own.group(1));
      }
    }
    return uses;
  }

  /** Which module a package of the main sources is in. */
  Map<String, String> moduleOfPackage() throws IOException {
    Map<String, String> modules = new HashMap<>();
    for (String module : modules()) {
      for (String name : imports(module).keySet()) {
        String other = modules.put(name, module);
        if (other != null) {
          throw new AssertionError(name + " is in " + other + " and in " + module);
        }
      }
    }
    return modules;
  }

  /** The lab's packages that each package of a module's main sources imports; not itself. */
  Map<String, Set<String>> imports(String module) throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    Path sources = root.resolve(module).resolve("src/main/java");
    if (Files.notExists(sources)) {
      return imports;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher name = PACKAGE.matcher(source);
        if (!name.find()) {
          throw new AssertionError(file + " has no package");
        }
        Set<String> used = imports.computeIfAbsent(name.group(1), key -> new TreeSet<>());
        IMPORT.matcher(source).results().map(match -> match.group(1)).forEach(used::add);
        used.remove(name.group(1));
      }
    }
    return imports;
  }

  private String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }
}
