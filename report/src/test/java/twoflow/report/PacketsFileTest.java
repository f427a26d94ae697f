package twoflow.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunFiles;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeRun;

/** {@code packets.csv}: every frame, once, with what the other files of the report say of it. */
class PacketsFileTest {

  private static final int ACK = 16;
  private static final int FLOW = 3;
  private static final int LEG = 4;
  private static final int KIND = 5;
  private static final int FIRST_SEQ = 6;
  private static final int LAST_SEQ = 7;
  private static final int ROW = 8;
  private static final int CHUNK = 9;
  private static final int REPEATED = 11;

  @TempDir private Path folder;

  @Test
  void shouldSayOfEachFrameWhatTheLinksSay() throws IOException {
    Path run = GoldenRun.copyTo(folder.resolve("run"));
    List<String[]> packets = report(run, Map.of("CHAT", 9411, "VOIP", 9412));
    Map<String, Integer> kinds = new TreeMap<>();
    long chunks = 0;
    for (int i = 0; i < packets.size(); i++) {
      assertEquals(Integer.toString(i + 1), packets.get(i)[0]);
      kinds.merge(packets.get(i)[KIND], 1, Integer::sum);
      chunks = Math.max(chunks, number(packets.get(i)[CHUNK]));
    }
    assertEquals("{ack=", kinds.toString().substring(0, 5));
    assertEquals(4, kinds.get("syn"));
    assertEquals(4, kinds.get("syn-ack"));
    assertEquals(8, kinds.get("fin"));
    assertTrue(chunks > 5, kinds::toString);
    List<String> links = Files.readAllLines(run.resolve("links.csv"));
    assertEquals(17, links.size());
    for (String line : links.subList(1, links.size())) {
      String[] link = line.split(",", -1);
      List<String> frames = new ArrayList<>();
      for (String[] packet : packets) {
        if (packet[FLOW].equals(link[2])
            && packet[LEG].equals(link[4])
            && List.of(packet[ROW].split(" ")).contains(link[3])) {
          frames.add(packet[0]);
        }
      }
      assertEquals(link[8], String.join(" ", frames), line);
    }
  }

  @Test
  void shouldCountRepeatedBytesAndNameEachWriteInASegment() throws IOException {
    String row = "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | hello\n";
    int bytes = row.length();
    HandmadeRun packets = new HandmadeRun(new Random(1), 1000).open(11, 9001).open(12, 9001);
    packets.toRelay(11, 9001, 1, ACK, row);
    packets.toRelay(11, 9001, 1, ACK, row + row);
    packets.fromRelay(12, 9001, 1, ACK, row + row);
    packets.close(11, 9001, 2L * bytes, 0).close(12, 9001, 0, 2L * bytes);
    Files.write(folder.resolve("two-flow.pcap"), packets.pcap());
    List<String[]> lines = report(folder, Map.of("CHAT", 9001));
    String[] first = lines.get(6);
    assertEquals("1", first[ROW]);
    assertEquals("0", first[REPEATED]);
    String[] second = lines.get(7);
    assertEquals("data", second[KIND]);
    assertEquals("1", second[FIRST_SEQ]);
    assertEquals(Integer.toString(2 * bytes), second[LAST_SEQ]);
    assertEquals("1 2", second[ROW]);
    // Nobody has logged the writes.
    assertEquals("0 0", second[CHUNK]);
    assertEquals(Integer.toString(bytes), second[REPEATED]);
  }

  /** A frame of a connection on another port has a line, too. */
  @Test
  void shouldHaveALineForFramesOfOthers() throws IOException {
    HandmadeRun packets = new HandmadeRun(new Random(1), 1000).open(11, 9001);
    packets.toRelay(13, 9999, 1, ACK, "other");
    packets.close(11, 9001, 0, 0);
    Files.write(folder.resolve("two-flow.pcap"), packets.pcap());
    List<String[]> lines = report(folder, Map.of("CHAT", 9001));
    assertEquals(7, lines.size());
    assertEquals(
        "4," + (HandmadeRun.START_NS + 4_000_000) + ",,,,other,,,,,,",
        String.join(",", lines.get(3)));
  }

  private static List<String[]> report(Path run, Map<String, Integer> ports) throws IOException {
    WrittenReport.of(
        RunFiles.find(run, null), ports, new PrintStream(OutputStream.nullOutputStream()));
    List<String> lines = Files.readAllLines(run.resolve("packets.csv"));
    assertEquals(
        "frame,time_ns,tcp_stream,flow,leg,kind,first_seq,last_seq,row,chunk,fault,repeated_bytes",
        lines.getFirst());
    return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
  }

  private static long number(String text) {
    return text.isEmpty() || text.contains(" ") ? 0 : Long.parseLong(text);
  }
}
