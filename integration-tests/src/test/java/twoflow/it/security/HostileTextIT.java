package twoflow.it.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;

/**
 * A run in which all that others may choose is hostile: rows, names of files and flows, the words
 * of the capture. What the report leaves and prints must be plain text all through.
 */
@Execution(ExecutionMode.CONCURRENT)
class HostileTextIT {

  /** A script, a terminal's title, a colour, text that reads backwards, a formula, a new line. */
  private static final String HOSTILE =
      "</script><script>alert(1)</script>\u001b]0;owned\u0007\u001b[31m\u202Egpj.exe\u2066"
          + "\u0085\u2028=HYPERLINK(0)";

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void runTheLab() throws Exception {
    run = Files.createDirectories(folder.resolve("captures/a-run"));
    Files.createDirectory(run.resolve("events"));
    String row = "2026-01-01T00:00:00,Eve" + HOSTILE + ",%s," + HOSTILE;
    Inputs.csv(run, "chat_messages.csv", row.formatted("CHAT"));
    Inputs.csv(run, "voip_messages.csv", row.formatted("VOIP"));
    try (LabProcess relay =
        LabProcess.role(
            folder,
            "relay",
            "--run",
            "a-run",
            "--flow",
            "CHAT=0",
            "--flow",
            "VOIP=0",
            "--tap",
            "captures/a-run/tap.pcapng")) {
      String[] ports = {
        "--run",
        "a-run",
        "--chat-port",
        "" + relay.awaitPort("CHAT"),
        "--voip-port",
        "" + relay.awaitPort("VOIP")
      };
      try (LabProcess chat = LabProcess.role(folder, "client-chat", ports);
          LabProcess voip = LabProcess.role(folder, "client-voip", ports)) {
        shouldPrintPlainText(chat.shouldExit(0));
        shouldPrintPlainText(voip.shouldExit(0));
      }
      shouldPrintPlainText(relay.shouldExit(0));
    }
  }

  @Test
  void shouldShowHostileRowsAsText() throws Exception {
    report();
    List<String> comments = PcapngTexts.read(run.resolve("tap.annotated.pcapng")).texts();
    for (String row : List.of("CHAT row 1 (line 2)", "VOIP row 1 (line 2) chunk 2")) {
      assertTrue(comments.stream().anyMatch(c -> c.startsWith(row)), () -> row + "\n" + comments);
    }
    shouldLeavePlainText("a-run");
  }

  @Test
  void shouldShowHostileNamesOfFilesAsText() throws Exception {
    String name = HOSTILE.replace('/', '_');
    Files.move(run.resolve("events/client-chat.csv"), run.resolve("events/" + name + ".csv"));
    Files.writeString(
        run.resolve("capture.log"), "listening on \u001b[31m\u202Elo, link-type EN10MB\n");
    Files.move(run.resolve("tap.pcapng"), run.resolve("tap" + name + ".pcapng"));
    run = Files.move(run, run.resolveSibling("run" + name));
    report("--capture", run.resolve("tap" + name + ".pcapng").toString());
    shouldLeavePlainText("tap" + name);
    Path annotated = run.resolve("tap" + name + ".annotated.pcapng");
    List<String> comments = PcapngTexts.read(annotated).texts();
    String sender = "; log event: </script>".replace('/', '_');
    assertTrue(comments.stream().anyMatch(c -> c.contains(sender)), comments::toString);
  }

  @Test
  void shouldShowHostileNamesOfFlowsAsText() throws Exception {
    for (String role : List.of("relay", "client-chat", "client-voip")) {
      Path events = run.resolve("events/" + role + ".csv");
      String flow = "," + HOSTILE + "\",";
      Files.writeString(events, Files.readString(events).replace(",CHAT,", flow));
    }
    report();
    String verdict = Files.readString(run.resolve("verdict.json"));
    assertTrue(verdict.contains("events/relay.csv:3: not an event"), verdict);
    shouldLeavePlainText("a-run");
  }

  /** Runs the report; whether such a run is complete does not matter here. */
  private void report(String... more) throws Exception {
    String[] arguments = new String[more.length + 1];
    arguments[0] = run.toString();
    System.arraycopy(more, 0, arguments, 1, more.length);
    try (LabProcess report = LabProcess.role(folder, "report", arguments)) {
      int exitCode = report.exitCode(60);
      assertTrue(exitCode == 0 || exitCode == 3, report::toString);
      shouldPrintPlainText(report);
    }
  }

  private void shouldLeavePlainText(String capture) throws IOException {
    String stem = capture.startsWith("tap") ? capture : "tap";
    PcapngTexts annotated = PcapngTexts.read(run.resolve(stem + ".annotated.pcapng"));
    annotated.texts().forEach(text -> shouldBePlain("annotated capture", text));
    assertEquals(
        PcapngTexts.read(run.resolve(stem + ".pcapng")).packets(),
        annotated.packets(),
        "the packets");
    for (String file : List.of("links.csv", "verdict.json", "report.html")) {
      Files.readString(run.resolve(file)).lines().forEach(line -> shouldBePlain(file, line));
    }
    String page = Files.readString(run.resolve("report.html"));
    assertFalse(page.contains("<script>alert"), "the page runs what a peer sent");
    for (String line : Files.readAllLines(run.resolve("links.csv"))) {
      assertEquals(13, line.split(",", -1).length, line);
      assertFalse(line.contains("\""), line);
    }
  }

  private static void shouldPrintPlainText(LabProcess process) {
    process.stdout().forEach(line -> shouldBePlain("stdout", line));
    process.stderr().forEach(line -> shouldBePlain("stderr", line));
  }

  /** No control character, no line or paragraph separator, nothing that turns text around. */
  private static void shouldBePlain(String where, String text) {
    text.codePoints()
        .forEach(c -> {
          boolean hidden =
              Character.isISOControl(c)
                  || Character.getType(c) == Character.FORMAT
                  || c == 0x2028
                  || c == 0x2029;
          assertFalse(hidden, () -> where + " has U+%04X: %s".formatted(c, text));
        });
  }
}
