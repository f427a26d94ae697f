package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import twoflow.analysis.lateness.RunLateness;
import twoflow.analysis.verdict.Check;
import twoflow.analysis.verdict.CheckKind;
import twoflow.analysis.verdict.Verdict;

class ReportPageTest {

  private static final Pattern SCRIPT =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void shouldLoadNothing() throws IOException {
    String page = page(SampleRun.of("a row"));
    String markup = SCRIPT.matcher(page).replaceAll("");
    assertFalse(markup.matches("(?s).*\\s(src|action|srcset|poster)\\s*=.*"), "loads a resource");
    assertEquals(
        List.of("data:,"),
        Pattern.compile("<link[^>]*href=\"([^\"]*)\"")
            .matcher(markup)
            .results()
            .map(m -> m.group(1))
            .toList());
    assertFalse(markup.contains("http://") || markup.contains("https://"), "names another host");
    assertFalse(markup.matches("(?s).*(@import|url\\().*"), "a style that loads");
  }

  @Test
  void shouldForbidEveryRequestAndEveryOtherScript() throws Exception {
    String page = page(SampleRun.of("a row"));
    String policy = page.replaceAll("(?s).*Content-Security-Policy\" content=\"([^\"]*)\".*", "$1");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
    assertFalse(policy.contains("script-src 'unsafe-inline'"), policy);
    assertFalse(policy.contains("media-src"), "a page without a call has no sound");
    List<MatchResult> code =
        scripts(page).stream().filter(script -> script.group(1).isEmpty()).toList();
    assertEquals(2, code.size(), "the chart library and the page's own");
    for (MatchResult script : code) {
      assertTrue(policy.contains("'sha256-" + sha256(script.group(2)) + "'"), policy);
    }
  }

  @Test
  void shouldKeepHostilePayloadInItsData() throws IOException {
    String text = "</script><script>alert(1)</script><!-- \" ' {{script}} \u202E \u2028 \u0007";
    String page = page(SampleRun.of(text));
    assertEquals(3, scripts(page).size(), "library, data, page");
    assertFalse(page.contains("alert(1)</script>"), "the payload stands in the page as markup");
    assertEquals(
        "</script><script>alert(1)</script><!-- \" ' {{script}} \\u202E \\u2028 \\u0007",
        data(page).at("/links/0/text").asString());
  }

  @Test
  void shouldShowNamesOfRunsAndWordsOfChecksAsText() throws IOException {
    Check check = Check.failed(CheckKind.GAPS, "", "<img src=x>", "a & b");
    String page = page(SampleRun.of("<script>x</script>", "a row", new Verdict(List.of(check))));
    assertTrue(page.contains("<title>&lt;script&gt;x&lt;/script&gt; – "), "the title");
    assertEquals("<img src=x>", data(page).at("/checks/reasons/0/root/found").asString());
    assertFalse(page.contains("<img src=x"), "markup out of a check");
  }

  @Test
  void shouldGiveTimesThatJavaScriptCanHold() throws IOException {
    JsonNode data = data(page(SampleRun.of("a row")));
    assertTrue(data.get("startNs").isString());
    assertEquals(Long.toString(SampleRun.START_NS), data.get("startNs").asString());
    assertEquals(0, data.at("/segments/0/timeNs").asLong());
    assertEquals(1_500, data.at("/links/0/firstTimeNs").asLong());
  }

  @Test
  void shouldGiveTheVerdictAndTheFilters() throws IOException {
    JsonNode data = data(page(SampleRun.of("a row")));
    assertTrue(data.get("complete").asBoolean());
    assertEquals("frame.number == 17", data.at("/links/0/framesFilter").asString());
    assertTrue(data.at("/links/0/bytesFilter").asString().contains("tcp.dstport == 9002"));
    assertEquals("client-relay", data.at("/links/0/leg").asString());
  }

  @Test
  void shouldWriteTheSamePageOfTheSameRun() throws IOException {
    assertEquals(page(SampleRun.of("a row")), page(SampleRun.of("a row")));
  }

  @Test
  void shouldTakeARunWithoutAnything() throws IOException {
    PageData empty =
        new PageData(
            "empty",
            Optional.empty(),
            List.of(),
            "0",
            true,
            PageChecks.of(new Verdict(List.of())),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new PageData.Totals(0, 0, 0, 0),
            0,
            PageData.Marks.NONE,
            List.of(),
            List.of(),
            PageCalls.NONE,
            List.of(),
            false,
            RunLateness.NONE,
            List.of());
    assertEquals("0", data(page(empty)).get("startNs").asString());
  }

  private String page(PageData data) throws IOException {
    Path file = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(file)) {
      new ReportPage().write(data, out);
    }
    return Files.readString(file);
  }

  private static List<MatchResult> scripts(String page) {
    return SCRIPT.matcher(page).results().toList();
  }

  private static JsonNode data(String page) {
    String json =
        scripts(page).stream()
            .filter(script -> script.group(1).contains("application/json"))
            .findFirst()
            .orElseThrow()
            .group(2);
    return JsonMapper.shared().readTree(json);
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
