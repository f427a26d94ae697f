package twoflow.diff.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeDemo;
import twoflow.testsupport.handmade.HandmadeRun;

/** What of two runs is said to be equal, and where they are said to differ first. */
class RunComparisonTest {

  private static final int PORT = 9002;
  private static final int SENDER = 12;
  private static final int RECEIVER = 11;
  private static final int ROUNDS = 30;
  private static final int FIRST_DATA_FRAME = 7;

  @TempDir private Path temp;

  private static byte[] rows(int count, char letter) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("2026-01-01T00:00:0").append(i).append(" | Client2 | VOIP | ");
      text.append(String.valueOf(letter).repeat(10 + i)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One flow, cut at random; without events and CSV files, its rows end at their newlines. */
  private static HandmadeRun handmade(Random random, byte[] toRelay, byte[] fromRelay) {
    return new HandmadeRun(random, random.nextInt())
        .open(SENDER, PORT)
        .open(RECEIVER, PORT)
        .mixed(SENDER, PORT, true, toRelay)
        .mixed(RECEIVER, PORT, false, fromRelay)
        .close(SENDER, PORT, toRelay.length, 0)
        .close(RECEIVER, PORT, 0, fromRelay.length);
  }

  private Path folder(String name, HandmadeRun run) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.write(folder.resolve("two-flow.pcap"), run.pcap());
    return folder;
  }

  private Comparison compare(Path first, Path second) throws IOException {
    try (RunAnalysis ours = RunAnalysis.open(first);
        RunAnalysis theirs = RunAnalysis.open(second)) {
      Comparison comparison =
          new RunComparison(new ComparedRun("a", ours), new ComparedRun("b", theirs)).compare();
      assertEquals(List.of(), leftBehind());
      return comparison;
    }
  }

  private List<Path> leftBehind() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files.filter(file -> file.toString().contains(".diff.")).toList();
    }
  }

  private static List<Item> items(Comparison comparison, String title) {
    return comparison.sections().stream()
        .filter(section -> section.title().equals(title))
        .findFirst()
        .orElseThrow()
        .items();
  }

  private static Item item(Comparison comparison, String what) {
    return comparison.sections().stream()
        .flatMap(section -> section.items().stream())
        .filter(item -> item.what().equals(what))
        .findFirst()
        .orElseThrow(() -> new AssertionError(what + ": " + comparison));
  }

  @Test
  void shouldFindACopyEqual() throws IOException {
    Path first = GoldenRun.copyTo(temp.resolve("a"));
    Path second = GoldenRun.copyTo(temp.resolve("b"));
    Comparison comparison = compare(first, second);
    assertTrue(comparison.equal());
    assertEquals(List.of(), comparison.differences());
    List<Item> must = items(comparison, "must be equal");
    assertEquals(6, must.size());
    for (Item item : must) {
      assertEquals(item.first(), item.second(), item::toString);
      assertEquals("equal", item.remark(), item::toString);
      assertTrue(Long.parseLong(item.first()) > 0, item::toString);
    }
    for (Item item : items(comparison, "may differ")) {
      assertTrue(item.remark().startsWith("equal"), item::toString);
    }
    assertTrue(item(comparison, "client ports").remark().startsWith("4 in common: "));
  }

  @Test
  void shouldNotMindHowTcpCutsTheBytes() throws IOException {
    byte[] stream = rows(5, 'x');
    for (int round = 0; round < ROUNDS; round++) {
      Path first = folder("a" + round, handmade(new Random(round), stream, stream));
      Path second = folder("b" + round, handmade(new Random(1000 + round), stream, stream));
      Comparison comparison = compare(first, second);
      assertTrue(comparison.equal(), comparison::toString);
      assertEquals("5", item(comparison, "VOIP rows").first());
      assertEquals("equal", item(comparison, "VOIP rows").remark());
      String segments = item(comparison, "VOIP segments client -> relay").remark();
      assertEquals("cut elsewhere: writes that wait are sent together", segments);
    }
  }

  @Test
  void shouldFindTheFirstByteThatDiffers() throws IOException {
    byte[] stream = rows(5, 'x');
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] other = stream.clone();
      int at = 30 + random.nextInt(10);
      other[at] = 'y';
      other[at + 50] = 'y';
      HandmadeRun ours = handmade(new Random(round), stream, stream);
      HandmadeRun theirs = handmade(new Random(1000 + round), other, other);
      Comparison comparison = compare(folder("a" + round, ours), folder("b" + round, theirs));
      assertFalse(comparison.equal());
      assertEquals("DIFFERENT: 3 are equal", item(comparison, "VOIP rows").remark());
      FirstDifference found = comparison.differences().getFirst();
      assertEquals(1, comparison.differences().size());
      assertEquals("VOIP client -> relay", found.way());
      assertEquals(at + 1, found.seq());
      List<Long> frames = ours.frames(SENDER, 1, PORT, at + 1, at + 1);
      String place = found.places().getFirst().words();
      String numbers = String.join(" ", frames.stream().map(String::valueOf).toList());
      assertTrue(
          place.startsWith("0x" + String.format("%02x", stream[at]) + ", row 1, frame"), place);
      assertTrue(place.contains(" " + numbers + ": \""), place + " in " + frames);
      assertTrue(found.places().get(1).words().startsWith("0x79, row 1, frame"), found::toString);
    }
  }

  @Test
  void shouldSayThatOneStreamHasEnded() throws IOException {
    byte[] five = rows(5, 'x');
    byte[] four = rows(4, 'x');
    Path first = folder("a", handmade(new Random(1), five, five));
    Path second = folder("b", handmade(new Random(2), four, four));
    Comparison comparison = compare(first, second);
    FirstDifference found = comparison.differences().getFirst();
    assertEquals(four.length + 1, found.seq());
    List<String> lines = new ArrayList<>(found.lines());
    assertEquals("first difference: VOIP client -> relay, byte " + found.seq(), lines.getFirst());
    assertTrue(lines.get(1).startsWith("  a  0x32, row 5, frame"), lines::toString);
    assertEquals("  b  the stream has ended", lines.get(2));
    assertEquals("DIFFERENT: 4 are equal", item(comparison, "VOIP rows").remark());
  }

  /** Of what the captures do not show, nobody knows whether it is equal. */
  @Test
  void shouldNotTakeMissingBytesForEqual() throws IOException {
    byte[] stream = rows(5, 'x');
    Path first = folder("a", handmade(new Random(1), stream, stream));
    HandmadeRun holed =
        new HandmadeRun(new Random(2), 5)
            .open(SENDER, PORT)
            .open(RECEIVER, PORT)
            .toRelay(SENDER, PORT, 1, 16, new String(stream, 0, 60, StandardCharsets.UTF_8))
            .toRelay(
                SENDER,
                PORT,
                61,
                16,
                new String(stream, 60, stream.length - 60, StandardCharsets.UTF_8))
            .mixed(RECEIVER, PORT, false, stream)
            .close(SENDER, PORT, stream.length, 0)
            .close(RECEIVER, PORT, 0, stream.length)
            .without(FIRST_DATA_FRAME);
    Comparison comparison = compare(first, folder("b", holed));
    assertFalse(comparison.equal());
    assertEquals(
        "NOT KNOWN: bytes are missing in a capture",
        item(comparison, "VOIP bytes client -> relay").remark());
    assertEquals("equal", item(comparison, "VOIP bytes relay -> client").remark());
    FirstDifference found = comparison.differences().getFirst();
    assertEquals(1, found.seq());
    assertEquals("the byte is missing in the capture", found.places().get(1).words());
  }

  /** What the server broadcasts is in the order of arrival, and names ports. */
  @Test
  void shouldCompareWhatTheMembersOfTheDemoHaveSaid() throws IOException {
    Path first = demo("a", "Hello", "Bye");
    Path second = demo("b", "Hello", "Bye");
    Path third = demo("c", "Hello", "See you");
    Comparison same = compare(first, second);
    assertTrue(same.equal(), same::toString);
    assertEquals("equal", item(same, "DEMO bytes client -> server").remark());
    Comparison other = compare(first, third);
    assertFalse(other.equal());
    assertEquals("DEMO client -> server", other.differences().getFirst().way());
  }

  private Path demo(String name, String first, String last) throws IOException {
    Path folder = Files.createDirectories(temp.resolve(name));
    new HandmadeDemo(folder, 11, 12).say(11, first).say(12, first).say(11, last).write();
    return folder;
  }

  @Test
  void shouldSeeThatAFlowIsMissing() throws IOException {
    byte[] stream = rows(2, 'x');
    Path first = folder("a", handmade(new Random(1), stream, stream));
    Path second = GoldenRun.copyTo(temp.resolve("b"));
    Comparison comparison = compare(first, second);
    assertFalse(comparison.equal());
    Item chat = item(comparison, "CHAT bytes client -> relay");
    assertEquals("-", chat.first());
    assertEquals("DIFFERENT: one run has more connections", chat.remark());
  }
}
