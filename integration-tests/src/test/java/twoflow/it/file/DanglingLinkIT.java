package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;
import twoflow.testsupport.GoldenRun;

/** No program writes through a link that leads nowhere: it might lead anywhere. */
@Timeout(60)
class DanglingLinkIT {

  @TempDir private Path folder;

  /** JUnit would warn about each link that it deletes with the folder. */
  @AfterEach
  void deleteLinks() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  @Test
  void shouldRefuseItForEventsAndTap() throws Exception {
    Path link = link("x.csv");
    for (String option : List.of("events", "tap")) {
      try (LabProcess relay =
          LabProcess.role(folder, "relay", "--flow", "X=0", "--" + option, "x.csv")) {
        String what = option.equals("events") ? "event" : "tap";
        Complaint.alone(relay, "relay: " + what + " file x.csv exists and is never overwritten");
      }
      assertTrue(Files.isSymbolicLink(link));
    }
    assertTrue(Files.notExists(target()));
  }

  @Test
  void shouldBeReplacedByAFileOfTheReport() throws Exception {
    GoldenRun.copyTo(folder);
    List<String> outputs = List.of("links.csv", "verdict.json", "two-flow.annotated.pcapng");
    for (String output : outputs) {
      link(output);
      link("." + output + ".next");
    }
    try (LabProcess report = LabProcess.role(folder, "report", folder.toString())) {
      report.shouldExit(0);
      assertEquals(List.of(), report.stderr());
    }
    for (String output : outputs) {
      assertTrue(Files.isRegularFile(folder.resolve(output), LinkOption.NOFOLLOW_LINKS), output);
    }
    assertTrue(Files.notExists(target()));
  }

  private Path link(String name) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), target());
  }

  private Path target() {
    return folder.resolve("elsewhere");
  }
}
