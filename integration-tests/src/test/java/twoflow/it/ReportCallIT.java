package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.call.CallFigures;
import twoflow.report.page.PageCollector;
import twoflow.report.page.PageData;
import twoflow.report.page.PageVoice;

/**
 * A call on the report's page: its figures follow the slider, and its players play what is heard.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(WithChromium.class)
@ResourceLock(ShownReport.BROWSER)
class ReportCallIT {

  /** The report's own. */
  private static final Duration PLAYOUT = Duration.ofMillis(60);

  private static final String SLIDER = "document.getElementById('call-playout')";

  private ShownReport report;
  private Path folder;

  @BeforeAll
  void openPage(Chromium chromium, @TempDir Path temporary) throws Exception {
    report = new ShownReport(chromium, temporary);
    folder = HandmadeCall.write(Files.createDirectory(temporary.resolve("run")), false);
    // The page's policy forbids it to read its own sound again: this keeps what it makes.
    report
        .browser()
        .beforeEachPage(
            "window.sounds = []; const make = URL.createObjectURL.bind(URL);"
                + " URL.createObjectURL = (blob) => { sounds.push(blob); return make(blob); };");
  }

  @AfterAll
  void closePage() throws Exception {
    if (report != null) {
      report.close();
    }
  }

  @AfterEach
  void shouldHaveNothingToComplainOf() {
    assertEquals(List.of(), report.browser().complaints());
  }

  /** At the edges of the delays, too: 70 ms is a packet's own, 170 ms is 1 ns less than one's. */
  @Test
  void shouldComputeTheFiguresOfTheReportForEachPlayoutDelay() throws Exception {
    report.open(page(folder));
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      for (int ms : List.of(60, 0, 9, 10, 69, 70, 71, 149, 150, 151, 169, 170, 171, 300)) {
        if (ms != PLAYOUT.toMillis()) {
          slideTo(ms);
        }
        List<CallFigures> legs = run.calls(Duration.ofMillis(ms));
        for (int leg = 0; leg < legs.size(); leg++) {
          assertEquals(figures(legs.get(leg)), shown(leg), ms + " ms, leg " + leg);
        }
      }
    }
  }

  @Test
  void shouldSayWhatTheSliderIsAt() throws Exception {
    report.open(page(folder));
    assertEquals("60 ms", report.text("#call-playout-value"));
    assertEquals(
        "60 milliseconds: 7 of 40 packets (17.5 %) come too late",
        evalText(SLIDER + ".getAttribute('aria-valuetext')"));
    assertEquals("Playout delay", evalText(SLIDER + ".labels[0].firstChild.textContent.trim()"));
    report.browser().eval(SLIDER + ".focus()");
    report.browser().pressArrowRight();
    report.browser().awaitTrue(SLIDER + ".value === '61'");
    assertEquals("61 ms", report.text("#call-playout-value"));
    assertTrue(report.text("#call-heard-title").endsWith("held for 61 ms"));
    slideTo(171);
    assertEquals(
        "VOIP relay → client, held for 171 ms: 0 of 40 packets (0.0 %) come too late."
            + " R 91.0, MOS 4.36 (an estimate).",
        report.text("#call-words"));
    report.browser().eval("document.getElementById('call-reset').click()");
    assertEquals("60 ms", report.text("#call-playout-value"));
  }

  @Test
  void shouldDrawDelaysLatePacketsAndRepeatedSegments() throws Exception {
    report.open(page(folder));
    String chart = report.text("#call-chart");
    for (String words : List.of("delivery delay (ms)", "playout delay 60 ms", "relay → client")) {
      assertTrue(chart.contains(words), words + " in " + chart);
    }
    assertFalse(chart.contains("client → relay"), "nothing was repeated there");
    assertTrue(report.text("#call-legend").contains("repeated: bytes that were captured before"));
    assertFalse(report.text("#call-legend").contains("lost:"));
    report.browser().eval("document.getElementById('call-chart').focus()");
    for (int i = 0; i < 11; i++) {
      report.browser().press("ArrowRight");
    }
    String status = report.text("#call-status");
    assertTrue(status.startsWith("Row 1, packet 11, due at 0.301000 s, delivered 170 ms later"));
    assertTrue(status.endsWith("too late for a playout delay of 60 ms: silence"), status);
    report.browser().awaitTrue("document.querySelector('#call-chart .tip') !== null");
    assertEquals("hold", report.text("#call-table tbody tr:last-child td:nth-child(2)"));
    assertEquals(
        "do not hold: up to 9 packets a frame",
        report.text("#call-table tbody tr:last-child td:nth-child(3)"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldPlayWhatIsSentAndWhatIsHeard(boolean aLaw, @TempDir Path other) throws Exception {
    Path page = report.open(page(HandmadeCall.write(other, aLaw)));
    for (String player : List.of("sent", "heard")) {
      String element = "document.getElementById('call-" + player + "')";
      report.browser().awaitTrue(element + ".readyState >= 1");
      assertEquals(0.8, report.browser().eval(element + ".duration").asDouble(), 1e-6);
      assertTrue(report.browser().eval(element + ".controls").asBoolean());
    }
    assertEquals(2, report.browser().eval("sounds.length").asInt());
    shouldBeSilent(packet -> false, aLaw, decoded(0));
    shouldBeSilent(packet -> packet >= 10 && packet < 16 || packet == 28, aLaw, decoded(1));
    slideTo(140);
    shouldBeSilent(packet -> packet >= 10 && packet < 12, aLaw, decoded(2));
    assertEquals(List.of(page.toUri().toString()), report.fetched());
  }

  @Test
  void shouldNameTheFilesOfAVoiceThatIsTooLong() throws Exception {
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      PageVoice voice = PageVoice.of(run).orElseThrow();
      report.open(page(run, Optional.of(new PageVoice(voice.codec(), 3600, new byte[0]))));
    }
    assertTrue(report.browser().eval("document.getElementById('call-players').hidden").asBoolean());
    assertEquals(
        "The voice lasts 60.0 min: this is too long for the page. Beside the page are voice.wav, as"
            + " sent, and heard.wav, as heard for a playout delay of 60 ms.",
        report.text("#call-silent"));
    assertEquals(2, report.count("#call-silent a[href]"));
    assertEquals("7 (17.5 %)", report.text("#call-table tbody tr:nth-child(6) td:nth-child(3)"));
  }

  @Test
  void shouldHaveNothingToHearWithoutAVoice(@TempDir Path other) throws Exception {
    HandmadeCall.write(other, false);
    Files.delete(other.resolve("voice.wav"));
    report.open(page(other));
    assertTrue(report.text("#call-silent").contains("there is nothing to hear"));
    assertEquals(0, report.browser().eval("sounds.length").asInt());
    assertEquals("7 (17.5 %)", report.text("#call-table tbody tr:nth-child(6) td:nth-child(3)"));
  }

  @Test
  void shouldShowTheOtherLeg() throws Exception {
    report.open(page(folder));
    report
        .browser()
        .eval(
            "(s => { s.selectedIndex = 0; s.dispatchEvent(new Event('change')); })"
                + "(document.getElementById('call-leg'))");
    assertEquals(
        "VOIP client → relay, held for 60 ms: 0 of 40 packets (0.0 %) come too late."
            + " R 93.2, MOS 4.41 (an estimate).",
        report.text("#call-words"));
    assertEquals("As heard: client → relay, held for 60 ms", report.text("#call-heard-title"));
    shouldBeSilent(packet -> false, false, decoded(2));
  }

  @Test
  void shouldShowNothingOfARunWithoutACall() throws Exception {
    report.open(SyntheticRun.of(Inputs.CHAT_ROWS, Inputs.VOIP_ROWS));
    assertEquals(0, report.count("#call, audio, nav a[href=\"#call\"]"));
  }

  /** The page of the call in a folder. */
  static PageData page(Path folder) throws Exception {
    try (RunAnalysis run = RunAnalysis.open(folder)) {
      return page(run, PageVoice.of(run));
    }
  }

  private static PageData page(RunAnalysis run, Optional<PageVoice> voice) throws Exception {
    PageCollector page = new PageCollector(run);
    run.links().forEach(page::add);
    page.add(run.calls(PLAYOUT), voice);
    return page.data();
  }

  private void slideTo(int ms) throws Exception {
    report
        .browser()
        .eval(
            "(s => { s.value = %d; s.dispatchEvent(new Event('input'));".formatted(ms)
                + " s.dispatchEvent(new Event('change')); })("
                + SLIDER
                + ")");
  }

  /** The lines of the table that follow the slider. */
  private static List<String> figures(CallFigures call) {
    return List.of(
        call.playoutMs() + " ms",
        String.format(Locale.ROOT, "%d (%.1f %%)", call.late().late(), call.late().percent()),
        Long.toString(call.late().runs()),
        String.format(Locale.ROOT, "%.2f", call.late().burstRatio()),
        String.format(Locale.ROOT, "%.1f", call.rating()),
        String.format(Locale.ROOT, "%.2f", call.mos()));
  }

  private List<String> shown(int leg) throws Exception {
    String cells =
        evalText(
            "[...document.querySelectorAll('#call-table tbody tr')].slice(4, 10)"
                + ".map(tr => tr.children[%d].textContent).join('|')".formatted(leg + 1));
    return List.of(cells.split("\\|"));
  }

  /** The samples of a sound that the page has made, as Chromium decodes it: to -1 and to 1. */
  private List<Integer> decoded(int sound) throws Exception {
    report
        .browser()
        .eval(
            "window.decoded = null; sounds[%d].arrayBuffer()".formatted(sound)
                + ".then(wav => new OfflineAudioContext(1, 1, 8000).decodeAudioData(wav))"
                + ".then(audio => { decoded = [...audio.getChannelData(0)]"
                + ".map(s => Math.round(s * (s < 0 ? 32768 : 32767))).join(' '); }); 0");
    report.browser().awaitTrue("decoded !== null");
    return Arrays.stream(evalText("decoded").split(" ")).map(Integer::valueOf).toList();
  }

  /** In these packets; each other sample is the voice's. */
  private static void shouldBeSilent(IntPredicate packets, boolean aLaw, List<Integer> heard) {
    assertEquals(HandmadeCall.PACKETS * HandmadeCall.PACKET_SAMPLES, heard.size());
    for (int i = 0; i < heard.size(); i++) {
      boolean silent = packets.test(i / HandmadeCall.PACKET_SAMPLES);
      int code = silent ? (aLaw ? 0xd5 : 0xff) : HandmadeCall.code(i) & 0xff;
      assertEquals(aLaw ? aLawSample(code) : muLawSample(code), heard.get(i), "sample " + i);
    }
  }

  /** By the table of ITU-T G.711. */
  private static int muLawSample(int code) {
    int bits = ~code & 0xff;
    int magnitude = ((2 * (bits & 15) + 33 << (bits >> 4 & 7)) - 33) * 4;
    return (bits & 0x80) != 0 ? -magnitude : magnitude;
  }

  /** By the table of ITU-T G.711. */
  private static int aLawSample(int code) {
    int bits = code ^ 0x55;
    int segment = bits >> 4 & 7;
    int step = 2 * (bits & 15) + 1;
    int magnitude = (segment == 0 ? step : step + 32 << segment - 1) * 8;
    return (bits & 0x80) != 0 ? magnitude : -magnitude;
  }

  private String evalText(String expression) throws Exception {
    return report.browser().eval(expression).asString();
  }
}
