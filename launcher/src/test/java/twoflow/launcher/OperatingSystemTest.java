package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.scenario.Scenario;

/** What cannot run on a system, whatever is installed there. */
class OperatingSystemTest {

  @TempDir private Path folder;

  private Optional<String> whyNot(String system, String more) throws IOException {
    String text =
        "title: A\nabout: B\nproof:\n  - handshake: {flow: chat, min: 1ms, max: 1s}\n" + more;
    Path file = Files.writeString(folder.resolve("x.yml"), text);
    return new OperatingSystem(system).whyNot(Scenario.read(file));
  }

  @Test
  void shouldRunEverythingOnLinux() throws IOException {
    assertEquals(Optional.empty(), whyNot("Linux", ""));
    assertEquals(Optional.empty(), whyNot("Linux", "needs: [linux, private]\n"));
  }

  @Test
  void shouldSayElsewhereWhatNeedsLinux() throws IOException {
    assertEquals(Optional.empty(), whyNot("Mac OS X", ""));
    assertEquals(
        Optional.of("it needs Linux, and this is Mac OS X"),
        whyNot("Mac OS X", "options: {relay: {delayed-ack: true}}\n"));
    assertEquals(
        Optional.of("it needs Linux, and this is Windows 11"),
        whyNot("Windows 11", "network: {mtu: 1500}\n"));
  }
}
