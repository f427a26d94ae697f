package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.testsupport.GoldenRun;

/** Where nobody may write, a program says so in one line before it listens or connects. */
@Timeout(120)
class ReadOnlyFolderIT {

  private static final String REASON = "Read-only file system)";

  @TempDir private Path folder;

  @Test
  void shouldEndRolesBeforeTheFirstConnection() throws Exception {
    Inputs.csv(folder, "rows.csv", "2026-01-01T00:00:00,A,CHAT,hi");
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64).readOnly()) {
      for (String command :
          List.of(
              "relay --flow DEMO=0 --events disk/e.csv",
              "relay --flow DEMO=0 --tap disk/e.csv",
              "client-chat --csv rows.csv --chat-port 1 --voip-port 1 --events disk/e.csv",
              "chat-demo server --port 0 --events disk/e.csv")) {
        String[] args = command.substring(command.indexOf(' ') + 1).split(" ");
        String role = command.substring(0, command.indexOf(' '));
        try (LabProcess process = LabProcess.role(folder, role, args)) {
          Complaint.alone(process, role);
          String line = process.stderr().getFirst();
          assertTrue(line.contains(": cannot create the "), process::toString);
          assertTrue(line.contains(" disk/e.csv (") && line.endsWith(REASON), process::toString);
          assertEquals(List.of(), process.stdout(), process::toString);
        }
      }
      assertEquals(List.of(), disk.files());
    }
  }

  @Test
  void shouldEndTheReportAndLeaveTheRunAsItIs() throws Exception {
    try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 512)) {
      Path run = GoldenRun.copyTo(Files.createDirectories(disk.folder().resolve("run")));
      List<String> before = disk.files();
      disk.readOnly();
      try (LabProcess report = LabProcess.role(folder, "report", run.toString())) {
        Complaint.alone(report, "report: cannot write the report into " + run + " (Read-only");
      }
      assertEquals(before, disk.files());
    }
  }

  @Test
  void shouldEndTheScriptsWithOneLine() throws Exception {
    Path root = Files.createDirectories(folder.resolve("root"));
    try (SmallDisk disk = new SmallDisk(root.resolve("captures"), 64).readOnly()) {
      try (LabProcess newRun = Sidecar.script(folder, "new-run.sh", root.toString(), "a-run")) {
        Complaint.alone(newRun, "mkdir: ");
      }
      String file = disk.folder().resolve("x.pcap").toString();
      try (LabProcess capture = Sidecar.script(folder, "capture.sh", file, "9")) {
        assertTrue(capture.exitCode(20) != 0, capture::toString);
        assertEquals(1, capture.stderr().size(), capture::toString);
        assertTrue(capture.stderr().getFirst().contains("Read-only"), capture::toString);
      }
    }
  }
}
