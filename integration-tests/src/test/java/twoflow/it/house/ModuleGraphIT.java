package twoflow.it.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Who may use whom. Nothing depends on what is above it; a role never depends on another role: they
 * meet on the wire only. That each module also uses what it names, and names what it uses, is
 * checked by the build ({@code dependency:analyze-only}).
 */
class ModuleGraphIT {

  private static final Set<String> ROLES = Set.of("relay", "client-chat", "client-voip");

  /** It only packs the programs. */
  private static final String DIST = "dist";

  private static final Set<String> PROGRAMS =
      Set.of(
          "relay",
          "client-chat",
          "client-voip",
          "chat-demo",
          "report",
          "lesson",
          "diff",
          "launcher");

  /** The modules that ship or measure, from the bottom up, and those that each is built on. */
  private static final Map<String, Set<String>> USES =
      Map.ofEntries(
          Map.entry("core", Set.of("call")),
          Map.entry("pcap", Set.of()),
          Map.entry("call", Set.of()),
          Map.entry("client", Set.of("core", "call")),
          Map.entry("relay", Set.of("core", "pcap", "call")),
          Map.entry("client-chat", Set.of("core", "client")),
          Map.entry("client-voip", Set.of("core", "call", "client")),
          Map.entry("chat-demo", Set.of("core", "client")),
          Map.entry("analysis", Set.of("core", "pcap", "call")),
          Map.entry("report", Set.of("core", "pcap", "call", "analysis")),
          Map.entry("lesson", Set.of("core", "pcap", "analysis")),
          Map.entry("diff", Set.of("core", "pcap", "analysis")),
          Map.entry("launcher", Set.of("core", "client")),
          Map.entry(DIST, PROGRAMS),
          Map.entry("bench", Set.of("core", "analysis")),
          Map.entry("test-watch", Set.of()),
          Map.entry("test-support", Set.of("core", "test-watch")),
          Map.entry("fuzz-tests", Set.of()),
          Map.entry("integration-tests", Set.of()));

  private final SourceTree tree = new SourceTree();

  @Test
  void shouldBeAsDrawn() throws IOException {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String module : tree.modules()) {
      found.put(module, tree.uses(module));
    }
    assertEquals(new TreeMap<>(USES), found);
  }

  @Test
  void shouldKeepTheRolesApart() throws IOException {
    for (String module : tree.modules()) {
      Set<String> roles = new TreeSet<>(tree.uses(module));
      roles.retainAll(ROLES);
      assertEquals(module.equals(DIST) ? ROLES : Set.of(), roles, module);
    }
  }

  @Test
  void shouldImportOnlyWhatIsDeclared() throws IOException {
    Map<String, String> moduleOfPackage = tree.moduleOfPackage();
    for (String module : USES.keySet()) {
      for (Map.Entry<String, Set<String>> imports : tree.imports(module).entrySet()) {
        for (String used : imports.getValue()) {
          String other = moduleOfPackage.get(used);
          assertTrue(
              other != null && (other.equals(module) || USES.get(module).contains(other)),
              () -> imports.getKey() + " of " + module + " imports " + used + " of " + other);
        }
      }
    }
  }

  /** A package that uses another is not used by it, not even by way of a third. */
  @Test
  void shouldHaveNoPackageCycle() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (String module : USES.keySet()) {
      imports.putAll(tree.imports(module));
    }
    assertTrue(imports.size() > 25, imports::toString);
    for (String start : imports.keySet()) {
      Set<String> reached = new TreeSet<>();
      List<String> next = List.copyOf(imports.get(start));
      while (!next.isEmpty()) {
        Set<String> further = new TreeSet<>();
        for (String reachedNow : next) {
          if (reached.add(reachedNow)) {
            further.addAll(imports.getOrDefault(reachedNow, Set.of()));
          }
        }
        next = List.copyOf(further);
      }
      assertTrue(!reached.contains(start), () -> start + " is used by what it uses: " + reached);
    }
  }
}
