package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.it.LabProcess;

/**
 * What the capture makes of tcpdump's counts. A program of that name says them, as no kernel can be
 * made to count so: on lo twice, and before the filter is in place also what tcpdump passes over.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class CaptureCountsIT {

  private static final String TCPDUMP =
      """
      #!/bin/sh
      # Says the counts that the file `counts` holds: captured, received, dropped.
      here=$(dirname "$0")
      read_counts() { read -r captured received dropped <"$here/counts"; }
      answer() {
        read_counts
        echo "tcpdump: $captured packets captured, $received packets received by filter, $dropped packets dropped by kernel" >&2
      }
      end() {
        read_counts
        echo "$captured packets captured" >&2
        echo "$received packets received by filter" >&2
        echo "$dropped packets dropped by kernel" >&2
        kill "$sleeper"
        exit 0
      }
      read_counts
      case " $* " in *' -r '*) echo "$captured packets"; exit 0 ;; esac
      while [ "$1" != -w ]; do shift; done
      : >"$2"
      sleep 100 >/dev/null 2>&1 &
      sleeper=$!
      trap answer USR1
      trap end INT TERM
      echo 'tcpdump: listening on lo' >&2
      # A signal ends a wait at once, but not a command.
      while kill -0 "$sleeper" 2>/dev/null; do wait "$sleeper"; done
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeTcpdump() throws IOException {
    Path tcpdump = Files.writeString(folder.resolve("tcpdump"), TCPDUMP);
    Files.setPosixFilePermissions(tcpdump, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @CsvSource({
    "lo, 0 0 0, 40 80 0, 0, complete: 40 packets captured",
    "lo, 0 67 0, 40 147 0, 0, complete: 40 packets captured",
    "lo, 3 73 0, 40 147 0, 0, complete: 40 packets captured",
    "eth0, 0 67 0, 40 107 0, 0, complete: 40 packets captured",
    "eth0, 0 0 0, 40 40 0, 0, complete: 40 packets captured",
    "lo, 0 67 0, 40 153 0, 1, FAILED: tcpdump is 3 packets behind the kernel",
    "eth0, 0 0 0, 40 80 0, 1, FAILED: tcpdump is 40 packets behind the kernel",
    "lo, 0 0 0, 40 90 5, 1, FAILED: the kernel dropped packets",
    "lo, 0 67 0, 0 67 0, 1, FAILED: the capture is empty",
  })
  void shouldSayWhatWasChecked(
      String interfaceName, String atStart, String atEnd, int exitCode, String outcome)
      throws Exception {
    say(atStart);
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (LabProcess capture = capture(interfaceName, listener.getLocalPort())) {
      try (listener) {
        capture.awaitResult("watching ");
        say(atEnd);
      }
      capture.shouldExit(exitCode);
      String last = capture.stderr().getLast();
      assertEquals(
          "capture: " + outcome, last.substring(0, "capture: ".length() + outcome.length()));
      assertEquals(List.of(last), capture.stderr());
    }
  }

  private LabProcess capture(String interfaceName, int port) throws IOException {
    return LabProcess.command(
        folder,
        Map.of("PATH", folder + ":" + System.getenv("PATH")),
        Sidecar.scripts().resolve("capture.sh").toString(),
        "--interface",
        interfaceName,
        "x.pcap",
        "" + port);
  }

  /** At once: the program may read it at any moment. */
  private void say(String counts) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), counts + "\n");
    Files.move(next, folder.resolve("counts"), StandardCopyOption.REPLACE_EXISTING);
  }
}
