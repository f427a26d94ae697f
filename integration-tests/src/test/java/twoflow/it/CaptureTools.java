package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import twoflow.core.file.ProgramPath;

/** The programs of others that read and write captures, where they are installed. */
public final class CaptureTools {

  private static final String BAD_CHECKSUM =
      "!(tcp.checksum.status == 1 && (ipv6 || ip.checksum.status == 1))";

  private static final String ROOT_NOTICE = "Running as user \"root\"";

  private CaptureTools() {}

  /** Whether a program is on PATH. */
  public static boolean installed(String program) {
    return ProgramPath.ofThisProcess().find(List.of(program)).isPresent();
  }

  /** Whether tcpdump is there and may capture on loopback. */
  static boolean mayCapture() throws IOException, InterruptedException {
    if (!installed("tcpdump")) {
      return false;
    }
    Process probe =
        new ProcessBuilder("tcpdump", "-i", "lo", "-L")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return probe.waitFor() == 0;
  }

  /** Starts tcpdump on a port of loopback; it captures when this returns. */
  static LabProcess tcpdump(Path file, int port) throws IOException {
    String options = "-i lo -n -p -U --immediate-mode -B 65536 -s 0 -Z root";
    List<String> command = new ArrayList<>(List.of("tcpdump"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("--time-stamp-precision=nano", "-w", file.toString()));
    command.add("tcp port " + port);
    LabProcess tcpdump =
        LabProcess.command(file.toAbsolutePath().getParent(), command.toArray(String[]::new));
    tcpdump.awaitLog("listening on");
    return tcpdump;
  }

  /** What tshark prints about a file; it must have nothing to complain about. */
  static List<String> tshark(Path file, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(List.of(options));
    return run(file, command.toArray(String[]::new));
  }

  /** What capinfos prints about a file. */
  static List<String> capinfos(Path file) throws IOException, InterruptedException {
    return run(file, "capinfos", file.toString());
  }

  /**
   * Requires that tshark finds nothing wrong: every checksum right, and no analysis flag, expert
   * warning or error.
   */
  static void assertFlawless(Path file) throws IOException, InterruptedException {
    assertNone(file, BAD_CHECKSUM + " || tcp.analysis.flags || _ws.malformed");
    List<String> expert = tshark(file, "-q", "-z", "expert");
    assertTrue(
        expert.stream().noneMatch(l -> l.startsWith("Errors") || l.startsWith("Warns")),
        () -> String.join("\n", expert));
  }

  /** Requires that tshark finds every checksum right. */
  static void assertChecksums(Path file) throws IOException, InterruptedException {
    assertNone(file, BAD_CHECKSUM);
  }

  private static void assertNone(Path file, String filter)
      throws IOException, InterruptedException {
    String[] checked = {"-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"};
    String[] options =
        Stream.concat(Stream.of(checked), Stream.of("-Y", filter)).toArray(String[]::new);
    assertEquals(List.of(), tshark(file, options));
  }

  /** Takes frames out of a file, as a person would with editcap, which writes pcapng. */
  static void takeOut(Path file, String frames) throws IOException, InterruptedException {
    Path before = file.resolveSibling("before.pcap");
    Files.move(file, before);
    try (LabProcess editcap =
        LabProcess.command(
            file.getParent(), "editcap", before.toString(), file.toString(), frames)) {
      editcap.shouldExit(0);
    }
    Files.delete(before);
  }

  private static List<String> run(Path file, String... command)
      throws IOException, InterruptedException {
    try (LabProcess tool = LabProcess.command(file.toAbsolutePath().getParent(), command)) {
      tool.shouldExit(0);
      List<String> complaints =
          tool.stderr().stream().filter(line -> !line.startsWith(ROOT_NOTICE)).toList();
      assertEquals(List.of(), complaints, tool::toString);
      return tool.stdout();
    }
  }
}
