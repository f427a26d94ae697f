package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.testsupport.GoldenRun;

/** {@code ./lab diff}: real runs beside each other. */
@Execution(ExecutionMode.CONCURRENT)
class DiffIT {

  @TempDir private Path temp;
  private ScenarioLab lab;

  @BeforeEach
  void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  private void demo(String run, String... options) throws Exception {
    String[] arguments = {"demo", "-v", "--network", "private", "--run", run};
    String[] all = Arrays.copyOf(arguments, arguments.length + options.length);
    System.arraycopy(options, 0, all, arguments.length, options.length);
    try (LabProcess demo = lab.start(all)) {
      assertEquals(0, demo.exitCode(120), demo::toString);
    }
  }

  /** Exactly so many lines of this kind. */
  private static List<String> lines(LabProcess diff, String part) {
    return diff.stdout().stream().filter(line -> line.contains(part)).toList();
  }

  @Test
  void shouldFindTheSameSeedEqualAndAnotherOneNot() throws Exception {
    demo("a", "--seed", "7", "--tap");
    demo("b", "--seed", "7");
    demo("c", "--student", "anna@uni.example");
    LabProcess equal = lab.start("diff", "a", "b").shouldExit(0);
    assertEquals("a and b: equal: the same bytes on each flow and leg", equal.stdout().getFirst());
    assertEquals(4, lines(equal, " bytes client -> relay").size() * 2, equal::toString);
    assertEquals(0, lines(equal, "DIFFERENT").size(), equal::toString);
    assertEquals(0, lines(equal, "first difference").size(), equal::toString);
    // Fit for one screen.
    assertTrue(equal.stdout().size() <= 30, equal::toString);
    assertEquals(1, lines(equal, "none in common: the system picks").size(), equal::toString);
    lab.start("diff", "b", "a").shouldExit(0);
    lab.start("diff", "a", "a").shouldExit(0);
    LabProcess other = lab.start("diff", "a", "c").shouldExit(3);
    assertEquals(
        "a and c: DIFFERENT: not the same bytes on each flow and leg", other.stdout().getFirst());
    // Their rows begin with their dates.
    assertTrue(other.stdout().get(1).startsWith("first difference: CHAT client -> relay, byte "));
    assertTrue(
        other.stdout().get(2).matches("  a  0x3\\d, row 1, write 1 of it, frame \\d+: \".*"));
    assertTrue(
        other.stdout().get(3).matches("  c  0x3\\d, row 1, write 1 of it, frame \\d+: \".*"));
    assertTrue(other.stdout().get(4).startsWith("first difference: VOIP client -> relay, byte "));
    shouldTakeTheTapForWhatItIs();
  }

  /** The same run as the relay saw it. */
  private void shouldTakeTheTapForWhatItIs() throws Exception {
    Files.delete(lab.run("a").resolve("two-flow.pcap"));
    Files.delete(lab.run("a").resolve("capture.log"));
    LabProcess tapped = lab.start("diff", "a", "b").shouldExit(0);
    assertEquals(1, lines(tapped, "the relay's tap").size(), tapped::toString);
    assertTrue(!lines(tapped, "the tap makes them up").isEmpty(), tapped::toString);
    assertEquals(0, lines(tapped, "initial sequence numbers").size(), tapped::toString);
  }

  @Test
  void shouldTellAScenarioFromTheSameRowsWithoutIt() throws Exception {
    demo("loss", "--scenario", "loss", "--seed", "7");
    String rows = lab.run("loss").toString();
    demo(
        "plain",
        "--chat-csv=" + rows + "/chat_messages.csv",
        "--voip-csv=" + rows + "/voip_messages.csv");
    LabProcess diff = lab.start("diff", "loss", "plain").shouldExit(0);
    assertTrue(lines(diff, "scenario").getFirst().contains(" Loss "), diff::toString);
    String repeated = lines(diff, "repeated bytes").getFirst();
    assertTrue(repeated.matches(" +repeated bytes +10 +\\d+.*"), repeated);
    demo("default");
    lab.start("diff", "loss", "default").shouldExit(3);
  }

  @Test
  void shouldRefuseWhatCannotBeCompared() throws Exception {
    Path golden = GoldenRun.copyTo(temp.resolve("golden"));
    Path cut = GoldenRun.copyTo(temp.resolve("cut"));
    Path capture = cut.resolve("two-flow.pcap");
    byte[] bytes = Files.readAllBytes(capture);
    Files.write(capture, Arrays.copyOf(bytes, bytes.length - 5));
    Path text = GoldenRun.copyTo(temp.resolve("text"));
    Files.writeString(text.resolve("two-flow.pcap"), "no capture");
    assertOneLine(1, capture + ": ", golden, cut);
    assertOneLine(1, capture + ": ", cut, golden);
    assertOneLine(1, text.resolve("two-flow.pcap").toString(), golden, text);
    assertOneLine(2, "captures/nothing: no such folder", golden, "nothing");
    assertOneLine(2, "scenarios: no capture file", golden, "scenarios");
    assertOneLine(2, "RUN2", golden);
  }

  private void assertOneLine(int exitCode, String part, Object... arguments)
      throws IOException, InterruptedException {
    String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    try (LabProcess diff = LabProcess.role(lab.folder(), "diff", texts)) {
      diff.shouldExit(exitCode);
      assertEquals(1, diff.stderr().size(), diff::toString);
      assertTrue(diff.stderr().getFirst().startsWith("diff: "), diff::toString);
      assertTrue(diff.stderr().getFirst().contains(part), diff::toString);
      assertEquals(List.of(), diff.stdout());
    }
  }
}
