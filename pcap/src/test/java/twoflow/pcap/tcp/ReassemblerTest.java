package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReassemblerTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Long> gaps = new ArrayList<>();
  private final Reassembler reassembler =
      new Reassembler(
          new ByteSink() {
            @Override
            public void bytes(byte[] buffer, int from, int length) {
              bytes.write(buffer, from, length);
            }

            @Override
            public void gap(long lengthBytes) {
              gaps.add(lengthBytes);
            }
          },
          new EarlyBytes());

  @Test
  void shouldRestoreAnyMixtureOfCutsRepetitionsAndReorderings() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] stream = new byte[1 + random.nextInt(500)];
      random.nextBytes(stream);
      List<int[]> segments = cover(stream.length, random);
      for (int repeated = random.nextInt(10); repeated > 0; repeated--) {
        int from = random.nextInt(stream.length);
        segments.add(new int[] {from, 1 + random.nextInt(stream.length - from)});
      }
      shuffleNearby(segments, random);
      bytes.reset();
      Reassembler fresh = new Reassembler(copying(), new EarlyBytes());
      BitSet seen = new BitSet();
      for (int[] segment : segments) {
        NewBytes news = fresh.accept(1 + segment[0], segment[1], stream, segment[0], segment[1]);
        checkNews(seen, segment, news, seed);
        seen.set(segment[0], segment[0] + segment[1]);
      }
      fresh.finish(stream.length + 1L);
      assertArrayEquals(stream, bytes.toByteArray(), "seed " + seed);
      assertEquals(0, fresh.missingBytes());
    }
  }

  @Test
  void shouldReportWhatIsMissing() throws IOException {
    send(1, "ab");
    send(5, "ef");
    reassembler.finish(9);
    assertEquals("abef", bytes.toString());
    assertEquals(List.of(2L, 2L), gaps);
    assertEquals(List.of(new Gap(3, 4), new Gap(7, 8)), reassembler.gaps());
    assertEquals(4, reassembler.missingBytes());
    assertEquals(8, reassembler.bytes());
  }

  @Test
  void shouldNotWaitForMissingBytesWithoutBound() throws IOException {
    byte[] much = new byte[1 << 16];
    for (int i = 0; i <= Reassembler.MAX_KEPT_BYTES / much.length; i++) {
      reassembler.accept(2 + (long) i * much.length, much.length, much, 0, much.length);
    }
    assertEquals(List.of(1L), gaps);
    assertEquals(bytes.size() + 1, reassembler.bytes());
  }

  @Test
  void shouldTakeWhatASnapLengthCutForMissing() throws IOException {
    reassembler.accept(1, 5, "abc".getBytes(), 0, 3);
    send(6, "f");
    reassembler.finish(7);
    assertEquals("abcf", bytes.toString());
    assertEquals(List.of(new Gap(4, 5)), reassembler.gaps());
  }

  @Test
  void shouldTakeTheWholeCopyOfASegmentThatASnapLengthCut() throws IOException {
    reassembler.accept(1, 5, "abc".getBytes(), 0, 3);
    send(6, "f");
    assertEquals(new NewBytes(4, 5), send(1, "abcde"));
    reassembler.accept(9, 2, "i".getBytes(), 0, 1);
    reassembler.accept(11, 2, "k".getBytes(), 0, 0);
    assertEquals(new NewBytes(10, 10), send(9, "ij"));
    send(11, "kl");
    send(7, "gh");
    reassembler.accept(13, 3, "m".getBytes(), 0, 1);
    reassembler.finish(13);
    assertEquals("abcdefghijklm", bytes.toString());
    assertEquals(List.of(new Gap(14, 15)), reassembler.gaps());
  }

  @Test
  void shouldBoundWhatAllDirectionsTogetherKeep() throws IOException {
    EarlyBytes early = new EarlyBytes(10_000);
    List<Reassembler> directions = new ArrayList<>();
    byte[] data = new byte[1_000];
    for (int i = 0; i < 8; i++) {
      directions.add(new Reassembler(nowhere(), early));
      directions.get(i).accept(2, data.length, data, 0, data.length);
    }
    assertFalse(early.exhausted());
    for (int i = 0; i < 8; i++) {
      directions.get(i).accept(2 + data.length, data.length, data, 0, data.length);
    }
    assertTrue(early.exhausted());
    // Those that waited longest gave up; the last one still gets its first byte.
    assertEquals(List.of(new Gap(1, 1)), directions.getFirst().gaps());
    directions.getLast().accept(1, 1, data, 0, 1);
    assertEquals(List.of(), directions.getLast().gaps());
    for (Reassembler direction : directions) {
      direction.finish(0);
      assertEquals(2_001, direction.bytes());
    }
  }

  @Test
  void shouldCountWhatManySmallEarlySegmentsTake() throws IOException {
    for (int i = 0; i < 100_000; i++) {
      reassembler.accept(3 + 2L * i, 1, new byte[1], 0, 1);
    }
    // 4 MiB hold some 37,000 segments of one byte.
    assertTrue(bytes.size() > 50_000, () -> bytes.size() + " bytes");
  }

  @Test
  void shouldTellWhatASegmentBroughtAnew() throws IOException {
    assertEquals(new NewBytes(1, 3), send(1, "abc"));
    assertSame(NewBytes.NONE, send(1, "abc"));
    assertEquals(new NewBytes(4, 5), send(2, "bcde"));
    assertEquals(new NewBytes(8, 8), send(8, "h"));
    assertSame(NewBytes.NONE, send(8, "h"));
    assertEquals(new NewBytes(6, 7), send(5, "efgh"));
    assertEquals("abcdefgh", bytes.toString());
  }

  private static void checkNews(BitSet seen, int[] segment, NewBytes news, int seed) {
    int first = seen.nextClearBit(segment[0]);
    int end = segment[0] + segment[1];
    assertEquals(first < end ? first + 1 : 0, news.firstSeq(), "seed " + seed);
    assertTrue(news.lastSeq() <= end);
  }

  private static List<int[]> cover(int length, Random random) {
    List<int[]> segments = new ArrayList<>();
    for (int from = 0; from < length; ) {
      int size = Math.min(1 + random.nextInt(40), length - from);
      segments.add(new int[] {from, size});
      from += size;
    }
    return segments;
  }

  private static void shuffleNearby(List<int[]> segments, Random random) {
    for (int from = 0; from + 4 < segments.size(); from += 4) {
      Collections.shuffle(segments.subList(from, from + 4), random);
    }
  }

  private NewBytes send(long firstSeq, String text) throws IOException {
    return reassembler.accept(firstSeq, text.length(), text.getBytes(), 0, text.length());
  }

  private static ByteSink nowhere() {
    return new ByteSink() {
      @Override
      public void bytes(byte[] buffer, int from, int length) {}

      @Override
      public void gap(long lengthBytes) {}
    };
  }

  private ByteSink copying() {
    return new ByteSink() {
      @Override
      public void bytes(byte[] buffer, int from, int length) {
        bytes.write(buffer, from, length);
      }

      @Override
      public void gap(long lengthBytes) {
        throw new AssertionError("a gap of " + lengthBytes);
      }
    };
  }
}
