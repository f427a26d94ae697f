package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.RunFiles;
import twoflow.analysis.verdict.Verdict;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.OtherClock;

/**
 * A run whose chat client has a clock 3 s ahead of the capture's, and whose VoIP client one 2 s
 * behind: what the report then claims, and what it must not.
 */
class SeveralHostsTest {

  private static final List<String> MEASURES =
      List.of("sentAfterDue", "wireAfterDue", "wireAfterSent");

  @TempDir private Path temp;
  private Path run;
  private Path oneHost;
  private String printed;

  @BeforeEach
  void copyTheRun() throws IOException {
    run = GoldenRun.copyTo(temp.resolve("three/run"));
    oneHost = GoldenRun.copyTo(temp.resolve("one/run"));
  }

  @Test
  void shouldBeCompleteAndSayInOneLineWhatIsCompared() throws IOException {
    OtherClock.threeHosts(run);
    Verdict verdict = report(run);
    assertTrue(verdict.complete(), printed);
    assertEquals(
        List.of(
            "ok    clocks             those of 3 hosts (capture and relay; client-chat; client-voip)"
                + " differ: only times of one clock are compared, frames with frames and sent with"
                + " due"),
        printed.lines().filter(line -> line.contains("clocks  ")).toList(),
        printed);
  }

  @Test
  void shouldClaimOfTheWritesOnlyWhatOneClockTells() throws IOException {
    OtherClock.threeHosts(run);
    report(run);
    report(oneHost);
    for (int flow = 0; flow < 2; flow++) {
      String figures = "/lateness/flows/" + flow + "/figures";
      assertEquals(
          verdict(oneHost).at(figures + "/sentAfterDue"),
          verdict(run).at(figures + "/sentAfterDue"));
      assertTrue(verdict(run).at(figures + "/wireAfterDue").isNull(), printed);
      assertTrue(verdict(run).at(figures + "/wireAfterSent").isNull(), printed);
      assertEquals(
          "no times on the wire: the capture has the clock of another host",
          verdict(run).at(figures + "/notes/0").asString());
    }
    JsonNode clocks = verdict(run).get("clocks");
    assertTrue(clocks.get("differ").asBoolean());
    assertEquals(OtherClock.OF_CAPTURE, clocks.get("capture").asString());
    assertEquals("bbbbbbbb", clocks.at("/roles/client-voip").asString());
  }

  @Test
  void shouldKeepAllThatTheCaptureAloneTells() throws IOException {
    OtherClock.threeHosts(run);
    report(run);
    report(oneHost);
    for (String file : List.of("links.csv", "packets.csv", "two-flow.annotated.pcapng")) {
      assertArrayEquals(
          Files.readAllBytes(oneHost.resolve(file)), Files.readAllBytes(run.resolve(file)), file);
    }
    assertEquals(verdict(oneHost).get("connections"), verdict(run).get("connections"));
    for (String part : List.of("segments", "links", "graphs", "figures", "totals", "startNs")) {
      assertEquals(page(oneHost).get(part), page(run).get(part), part);
    }
  }

  @Test
  void shouldShowNoTimeOfAnotherClockOnThePage() throws IOException {
    OtherClock.threeHosts(run);
    report(run);
    JsonNode page = page(run);
    assertTrue(page.get("clocksDiffer").asBoolean());
    assertEquals(32, page.get("events").size());
    for (JsonNode event : page.get("events")) {
      boolean relay = event.get("role").asString().equals("relay");
      assertEquals(relay, event.get("firstTimeNs").isNumber(), event::toString);
      assertEquals(relay, event.get("lastTimeNs").isNumber(), event::toString);
    }
    for (JsonNode series : page.get("latenessSeries")) {
      assertFalse(series.get("onWire").asBoolean(), "sent - due alone");
      assertEquals(0, series.at("/points/0/dueNs").asLong(), "counted from the first write");
    }
  }

  /** The same files, but for the names of the clocks: what this would be without them. */
  @Test
  void shouldBeWrongIfTheClocksWereTakenForOne() throws IOException {
    OtherClock.ofRelayAndCapture(run);
    OtherClock.ofRole(run, "client-chat", OtherClock.OF_CAPTURE, OtherClock.CHAT_AHEAD_NS);
    OtherClock.ofRole(run, "client-voip", OtherClock.OF_CAPTURE, OtherClock.VOIP_AHEAD_NS);
    report(run);
    assertFalse(printed.contains("clocks  "), printed);
    long chatNs = verdict(run).at("/lateness/flows/0/figures/wireAfterDue/p50Ns").asLong();
    long voipNs = verdict(run).at("/lateness/flows/1/figures/wireAfterDue/p50Ns").asLong();
    assertEquals(-3.0, chatNs / 1e9, 0.1);
    assertEquals(2.0, voipNs / 1e9, 0.1);
    assertTrue(
        verdict(run)
            .at("/lateness/flows/0/figures/notes/0")
            .asString()
            .contains("the clocks of the capture and the sender differ"),
        printed);
  }

  @Test
  void shouldTakeARunThatDoesNotSayItForARunOfOneHost() throws IOException {
    report(oneHost);
    JsonNode verdict = verdict(oneHost);
    assertFalse(verdict.at("/clocks/differ").asBoolean());
    assertTrue(verdict.at("/clocks/capture").isNull());
    assertTrue(verdict.at("/clocks/roles/relay").isNull());
    for (String measure : MEASURES) {
      assertEquals(4, verdict.at("/lateness/flows/0/figures/" + measure + "/count").asInt());
    }
    assertFalse(page(oneHost).get("clocksDiffer").asBoolean());
    assertTrue(page(oneHost).at("/events/0/firstTimeNs").isNumber());
  }

  /** The chat client is on the relay's host, the VoIP client is not. */
  @Test
  void shouldClaimAllOfTheSenderThatHasTheCapturesClock() throws IOException {
    OtherClock.ofRelayAndCapture(run);
    OtherClock.ofRole(run, "client-chat", OtherClock.OF_CAPTURE, 0);
    OtherClock.ofRole(run, "client-voip", "bbbbbbbb", OtherClock.VOIP_AHEAD_NS);
    assertTrue(report(run).complete(), printed);
    report(oneHost);
    String chat = "/lateness/flows/0/figures";
    assertEquals(verdict(oneHost).at(chat), verdict(run).at(chat));
    assertTrue(verdict(run).at("/lateness/flows/1/figures/wireAfterDue").isNull());
  }

  /** Of a tap, the times are the relay's. */
  @Test
  void shouldTakeNoOtherCapturesLogForThatOfTheCapture() throws IOException {
    OtherClock.threeHosts(run);
    Path other = Files.copy(run.resolve("two-flow.pcap"), run.resolve("mine.pcap"));
    report(RunFiles.find(run, other));
    assertTrue(verdict(run).at("/clocks/capture").isNull());
    assertTrue(printed.contains("not known: capture"), printed);
  }

  private Verdict report(Path folder) throws IOException {
    return report(RunFiles.find(folder, null));
  }

  private Verdict report(RunFiles files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Verdict verdict =
        WrittenReport.of(files, Map.of(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    printed = bytes.toString(StandardCharsets.UTF_8);
    return verdict;
  }

  private static JsonNode verdict(Path folder) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("verdict.json")));
  }

  private static JsonNode page(Path folder) throws IOException {
    String html = Files.readString(folder.resolve("report.html"));
    int from = html.indexOf("<script type=\"application/json\"");
    return JsonMapper.shared()
        .readTree(html.substring(html.indexOf('>', from) + 1, html.indexOf("</script>", from)));
  }
}
