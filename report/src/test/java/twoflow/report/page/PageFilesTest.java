package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunFiles;
import twoflow.testsupport.GoldenRun;

/** The files to which the page links. */
class PageFilesTest {

  @TempDir private Path temp;

  @Test
  void shouldNameTheFilesThatAreThere() throws IOException {
    Path run = GoldenRun.copyTo(temp);
    Files.createFile(run.resolve("two-flow.annotated.pcapng"));
    Files.delete(run.resolve("capture.log"));
    List<String> names = names(run, null);
    assertEquals(List.of("two-flow.annotated.pcapng", "two-flow.pcap"), names.subList(0, 2));
    assertEquals(List.of(), names.stream().filter(name -> name.equals("capture.log")).toList());
    assertEquals(true, names.contains("events/relay.csv"));
  }

  @Test
  void shouldNotLinkToACaptureElsewhere() throws IOException {
    Path run = GoldenRun.copyTo(temp.resolve("run"));
    Path other = Files.copy(run.resolve("two-flow.pcap"), temp.resolve("other.pcap"));
    assertEquals(false, names(run, other).contains("other.pcap"));
  }

  @Test
  void shouldMakeAnyNameFitToBeShownAndAnAddress() throws IOException {
    PageData.File file = named("a b\u202E#%.pcapng");
    assertEquals("a b\\u202E#%.pcapng", file.name());
    assertEquals("./a%20b%E2%80%AE%23%25.pcapng", file.href());
  }

  @Test
  void shouldMakeANameWithAQuestionMarkAnAddress() throws IOException {
    assumeTrue(canBeAName("a?.pcapng"), "Windows has no such names");
    assertEquals("./a%3F.pcapng", named("a?.pcapng").href());
  }

  private PageData.File named(String name) throws IOException {
    Path run = GoldenRun.copyTo(temp);
    Files.createFile(run.resolve(name));
    return PageFiles.of(RunFiles.find(run, null), name).getFirst();
  }

  private static boolean canBeAName(String name) {
    try {
      return Path.of(name).endsWith(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<String> names(Path run, Path capture) throws IOException {
    return PageFiles.of(RunFiles.find(run, capture), "two-flow.annotated.pcapng").stream()
        .map(PageData.File::name)
        .toList();
  }
}
