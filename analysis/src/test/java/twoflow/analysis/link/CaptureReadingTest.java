package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;
import twoflow.core.row.Flow;
import twoflow.pcap.tcp.Gap;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeRun;
import twoflow.testsupport.handmade.HandmadeTcp;

/** Rows to frames, on captures made by hand. */
class CaptureReadingTest {

  private static final int PORT = 9002;
  private static final int SENDER = 12;
  private static final int RECEIVER = 11;

  @TempDir private Path folder;
  private RecordStore store;
  private final List<String> rows = new ArrayList<>();

  @BeforeEach
  void makeStoreAndInput() throws IOException {
    store = new RecordStore(folder.resolve("store"));
    StringBuilder csv = new StringBuilder("timestamp,speaker,flow,message\n");
    for (int i = 0; i < 20; i++) {
      String message = "é✓ ".repeat(i % 4) + "frame " + i;
      csv.append("2025-12-13T10:00:00,Client2,VOIP,").append(message).append('\n');
      rows.add("2025-12-13T10:00:00 | Client2 | VOIP | " + message);
    }
    Files.writeString(folder.resolve("voip_messages.csv"), csv);
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  @Test
  void shouldFindEachRowsFramesHoweverTheBytesWereCut() throws IOException {
    byte[] stream = bytes(String.join("\n", rows) + "\n");
    for (long isn : new long[] {0, 0x7FFF_FF00L, 0xFFFF_FF00L, 0xFFFF_FFFFL}) {
      for (int seed = 0; seed < 25; seed++) {
        HandmadeRun run = new HandmadeRun(new Random(seed), isn);
        run.open(SENDER, PORT).open(RECEIVER, PORT);
        run.mixed(SENDER, PORT, true, stream).mixed(RECEIVER, PORT, false, stream);
        run.close(SENDER, PORT, stream.length, 0).close(RECEIVER, PORT, 0, stream.length);
        List<RowLink> links = links(read(run, Terminators.AUTO));
        assertEquals(40, links.size(), "seed " + seed);
        long seq = 1;
        for (int row = 0; row < 20; row++) {
          long last = seq + bytes(rows.get(row)).length;
          RowLink first = links.get(2 * row);
          RowLink second = links.get(2 * row + 1);
          assertEquals(row + 1, first.row());
          assertEquals(row + 2, first.line());
          assertEquals(List.of(seq, last), List.of(first.firstSeq(), first.lastSeq()));
          assertEquals(run.frames(SENDER, 1, PORT, seq, last), first.frames(), "seed " + seed);
          assertEquals(run.frames(1, RECEIVER, PORT, seq, last), second.frames());
          assertEquals(rows.get(row), second.text());
          seq = last + 1;
        }
      }
    }
  }

  @Test
  void shouldSeeTheEndsOfAConnection() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(1), 5).open(SENDER, PORT);
    run.toRelay(SENDER, PORT, 1, 16, "x\n").close(SENDER, PORT, 2, 0);
    Connection whole = read(run, Terminators.AUTO).connections().getFirst().summary();
    assertEquals(
        new Connection(
            0,
            "VOIP",
            "127.0.0.12:40012",
            "127.0.0.1:9002",
            true,
            Connection.End.FIN,
            Connection.End.FIN,
            Connection.Side.CLIENT,
            2,
            0),
        whole);
    HandmadeRun reset = new HandmadeRun(new Random(1), 5).open(SENDER, PORT);
    reset.fromRelay(SENDER, PORT, 1, 4, "");
    Connection ended = read(reset, Terminators.AUTO).connections().getFirst().summary();
    assertEquals(Connection.End.RST, ended.relayEnd());
    assertEquals(Connection.End.NONE, ended.clientEnd());
  }

  @Test
  void shouldFindRowsWithoutNewline() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(2), 5).open(SENDER, PORT);
    run.mixed(SENDER, PORT, true, bytes(String.join("", rows)));
    LinkedCapture capture = read(run, Terminators.AUTO);
    StreamDirection direction = capture.connections().getFirst().direction(Leg.TO_RELAY);
    assertEquals(20, direction.rows().count(RowStatus.EQUAL));
    assertTrue(direction.unterminated());
  }

  @Test
  void shouldSayWhereARowDiffersAndFindTheNext() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(2), 5).open(SENDER, PORT);
    String changed = rows.get(0) + "\n" + rows.get(1) + " and more\n" + rows.get(2) + "\n";
    run.mixed(SENDER, PORT, true, bytes(changed));
    StreamDirection direction = direction(run);
    assertEquals(RowStatus.EQUAL, direction.rows().status(0));
    assertEquals(RowStatus.DIFFERENT, direction.rows().status(1));
    assertEquals(RowStatus.EQUAL, direction.rows().status(2));
    Difference difference = direction.firstDifference().orElseThrow();
    assertEquals(2, difference.row());
    assertEquals(bytes(rows.get(0) + "\n" + rows.get(1)).length + 1, difference.seq());
  }

  @Test
  void shouldKnowTheRowsAfterAGapByTheirOffsets() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(2), 5).open(SENDER, PORT);
    long seq = 1;
    for (String row : rows) {
      run.toRelay(SENDER, PORT, seq, 16, row + "\n");
      seq += bytes(row).length + 1;
    }
    StreamDirection direction = direction(run.without(3 + 7));
    assertEquals(19, direction.rows().count(RowStatus.EQUAL));
    assertEquals(RowStatus.INCOMPLETE, direction.rows().status(6));
    assertEquals(bytes(rows.get(6)).length + 1, direction.stream().missingBytes());
  }

  @Test
  void shouldFindTheRowsOfACaptureThatStartsWithinARow() throws IOException {
    HandmadeRun run = new HandmadeRun(new Random(3), 0xFFFF_FFF0L);
    String rest = rows.get(2).substring(9) + "\n" + rows.get(3) + "\n" + rows.get(4) + "\n";
    run.toRelay(SENDER, PORT, 200, 16, rest);
    StreamDirection direction = direction(run);
    assertTrue(direction.midStream());
    assertEquals(2, direction.rows().count(RowStatus.EQUAL));
    assertEquals(4, direction.rows().number(0));
    assertEquals(
        rows.get(2).substring(9).getBytes(StandardCharsets.UTF_8).length + 2L,
        direction.rows().firstSeq(0));
  }

  @Test
  void shouldSplitAtNewlinesWithoutACsv() throws IOException {
    Files.delete(folder.resolve("voip_messages.csv"));
    HandmadeRun run = new HandmadeRun(new Random(4), 1).open(SENDER, PORT);
    run.mixed(SENDER, PORT, true, bytes("a\nbc\n\nd"));
    RowTable table = direction(run).rows();
    assertEquals(4, table.count(RowStatus.AS_SEEN));
    assertEquals(3, table.firstSeq(1));
    assertEquals(7, table.lastSeq(3));
  }

  @Test
  void shouldCountOnPastFourGibibytes() throws IOException {
    // Segments of which the snap length left only the headers, then a row that is whole.
    byte[] frame = new HandmadeTcp(SENDER, 40_012, 1, PORT, 1, 1, 16, new byte[65_000]).ethernet();
    byte[] head = Arrays.copyOf(frame, 54);
    HandmadePcap file = HandmadePcap.ethernet();
    file.packet(1, new HandmadeTcp(SENDER, 40_012, 1, PORT, 0, 0, 2, new byte[0]).ethernet());
    long seq = 1;
    for (int i = 0; i < 70_000; i++, seq += 65_000) {
      ByteBuffer.wrap(head).putInt(14 + 20 + 4, (int) seq);
      file.packet(1, head, frame.length);
    }
    file.packet(1, new HandmadeTcp(SENDER, 40_012, 1, PORT, seq, 1, 16, bytes("\nx\n")).ethernet());
    Files.delete(folder.resolve("voip_messages.csv"));
    StreamDirection direction =
        read(file.bytes(), Terminators.AUTO).connections().getFirst().direction(Leg.TO_RELAY);
    assertTrue(seq > 1L << 32);
    assertEquals(List.of(new Gap(1, seq - 1)), direction.stream().gaps());
    assertEquals(seq + 1, direction.rows().firstSeq(1));
    assertEquals(List.of(70_002L), direction.rows().frames(1));
  }

  private StreamDirection direction(HandmadeRun run) throws IOException {
    return read(run, Terminators.AUTO).connections().getFirst().direction(Leg.TO_RELAY);
  }

  private LinkedCapture read(HandmadeRun run, Terminators terminators) throws IOException {
    return read(run.pcap(), terminators);
  }

  private LinkedCapture read(byte[] pcap, Terminators terminators) throws IOException {
    Path file = folder.resolve("run.pcap");
    Files.write(file, pcap);
    Path csv = folder.resolve("voip_messages.csv");
    Map<String, RowInput> inputs =
        Files.exists(csv) ? Map.of("VOIP", RowInput.check(csv, Flow.VOIP)) : Map.of();
    RunInput input = new RunInput(Map.of(PORT, "VOIP"), inputs, terminators, Optional.empty());
    return new CaptureReading(input, new RowTexts(1000), store).read(file);
  }

  private static List<RowLink> links(LinkedCapture capture) throws IOException {
    List<OneWayFlow> oneWayFlows =
        new ConnectionPairing(capture.connections(), Map.of(), Set.of()).oneWayFlows();
    List<RowLink> links = new ArrayList<>();
    new RowLinks(oneWayFlows, Map.of("VOIP", "voip_messages.csv"), capture.texts())
        .forEach(links::add);
    return links;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
