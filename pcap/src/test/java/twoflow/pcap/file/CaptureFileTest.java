package twoflow.pcap.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadePcapng;

class CaptureFileTest {

  private static final byte[] ONE = {1, 2, 3, 4, 5};
  private static final byte[] TWO = {6, 7};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void shouldReadPcapOfEachByteOrderAndUnit(boolean little, boolean nanoseconds)
      throws IOException {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    // Seconds from 2038 on need the 32nd bit.
    long time = 2_400_000_000L * (nanoseconds ? 1_000_000_000L : 1_000_000L) + 7;
    byte[] file =
        new HandmadePcap(order, nanoseconds, 276).packet(time, ONE, 99).packet(time, TWO).bytes();
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(file));
    Packet first = source.next();
    assertEquals(1, first.frame());
    assertEquals(nanoseconds ? time : time * 1000, first.timeNs());
    assertEquals(276, first.linkType());
    assertEquals(99, first.originalLength());
    assertArrayEquals(ONE, first.data());
    assertArrayEquals(TWO, source.next().data());
    assertEquals(null, source.next());
    assertFalse(source.damage().isPresent());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadPcapngOfBothByteOrders(boolean little) throws IOException {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    HandmadePcapng file = new HandmadePcapng().section(order).describe(1, 9).describe(101, 6);
    file.enhanced(0, 5_000_000_001L, ONE).unknown().enhanced(1, 5_000_001L, TWO).simple(TWO);
    List<Packet> packets = all(file.bytes());
    assertEquals(3, packets.size());
    assertEquals(5_000_000_001L, packets.get(0).timeNs());
    assertEquals(5_000_001_000L, packets.get(1).timeNs());
    assertEquals(101, packets.get(1).linkType());
    assertEquals(1, packets.get(2).linkType());
    assertArrayEquals(ONE, packets.get(0).data());
    assertArrayEquals(TWO, packets.get(2).data());
  }

  @Test
  void shouldNumberInterfacesOfEachSectionAnew() throws IOException {
    HandmadePcapng file = new HandmadePcapng().section(ByteOrder.LITTLE_ENDIAN).describe(1, 9);
    file.enhanced(0, 1, ONE)
        .section(ByteOrder.BIG_ENDIAN)
        .describe(113, 0x8A)
        .enhanced(0, 1024, TWO);
    List<Packet> packets = all(file.bytes());
    assertEquals(113, packets.get(1).linkType());
    assertEquals(1, packets.get(1).interfaceIndex());
    // 2^10 units of 2^-10 s.
    assertEquals(1_000_000_000L, packets.get(1).timeNs());
  }

  @Test
  void shouldUseAllPacketsBeforeACutAtAnyByte() throws IOException {
    byte[] pcap = HandmadePcap.ethernet().packet(1, ONE).packet(2, TWO).bytes();
    HandmadePcapng ng = new HandmadePcapng().section(ByteOrder.BIG_ENDIAN).describe(1, 9);
    for (byte[] file : List.of(pcap, ng.enhanced(0, 1, ONE).enhanced(0, 2, TWO).bytes())) {
      int before = 0;
      for (int length = 4; length < file.length; length++) {
        PacketSource source = CaptureFile.open(new ByteArrayInputStream(file, 0, length));
        int packets = 0;
        while (source.next() != null) {
          packets++;
        }
        assertTrue(packets >= before && packets < 2, "packets at " + length);
        before = packets;
        source.damage().ifPresent(damage -> assertTrue(damage.cutOff()));
      }
      assertEquals(1, before);
    }
  }

  @Test
  void shouldSayWhereACutFileEnds() throws IOException {
    byte[] file = HandmadePcap.ethernet().packet(1, ONE).packet(2, TWO).bytes();
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(file, 0, file.length - 1));
    source.next();
    assertEquals(null, source.next());
    assertEquals(24 + 16 + 5, source.damage().orElseThrow().positionBytes());
    assertTrue(source.damage().orElseThrow().what().contains("byte " + (file.length - 1)));
  }

  @Test
  void shouldRefuseNonsenseLengthsWithoutAskingForMemory() throws IOException {
    byte[] file = HandmadePcap.ethernet().packet(1, ONE).packet(2, TWO).bytes();
    Arrays.fill(file, 24 + 16 + 5 + 8, 24 + 16 + 5 + 12, (byte) 0xFF);
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(file));
    source.next();
    assertEquals(null, source.next());
    assertFalse(source.damage().orElseThrow().cutOff());
    assertEquals(45, source.damage().orElseThrow().positionBytes());
  }

  @Test
  void shouldEndOnRandomDamageOnlyWithADeclaredException() {
    Random random = new Random(41);
    HandmadePcapng ng = new HandmadePcapng().section(ByteOrder.LITTLE_ENDIAN).describe(1, 9);
    byte[] pcap = HandmadePcap.ethernet().packet(1, ONE).packet(2, TWO).bytes();
    for (byte[] whole : List.of(pcap, ng.enhanced(0, 1, ONE).simple(TWO).bytes())) {
      for (int i = 0; i < 5_000; i++) {
        byte[] file = whole.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
          file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        try {
          all(file);
        } catch (IOException declared) {
          assertTrue(declared instanceof CaptureFormatException, declared::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadThePacketBlocksOfOldFiles(boolean little) throws IOException {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    HandmadePcapng file = new HandmadePcapng().section(order).describe(1, 6).describe(101, 9);
    file.obsolete(1, 5_000_000_001L, ONE).enhanced(0, 7, TWO).obsolete(0, 8, TWO).simple(ONE);
    List<Packet> packets = all(file.bytes());
    assertEquals(List.of(1L, 2L, 3L, 4L), packets.stream().map(Packet::frame).toList());
    assertEquals(5_000_000_001L, packets.getFirst().timeNs());
    assertEquals(101, packets.getFirst().linkType());
    assertArrayEquals(ONE, packets.getFirst().data());
    assertEquals(8_000, packets.get(2).timeNs());
  }

  @ParameterizedTest
  @CsvSource({
    "0x9, true", "0x204, true", "0x216, true", "0x221, true", "0xBAD, true", "0x40000BAD, true",
    "0x4, false", "0x5, false", "0xA, false", "0x7, false", "0x8, false", "0x101, false",
    "0x208, false", "0x217, false", "0x222, false", "0xB0B, false", "0x7FFFFFFF, false"
  })
  void shouldCountTheBlocksThatWiresharkCounts(String type, boolean counts) throws IOException {
    // As tshark 4.0 numbers them; FrameNumbersIT asks the tshark that is there.
    HandmadePcapng file = new HandmadePcapng().section(ByteOrder.BIG_ENDIAN).describe(1, 9);
    file.enhanced(0, 1, ONE).zeros(Integer.decode(type), 64).enhanced(0, 2, TWO);
    List<Packet> packets = all(file.bytes());
    assertEquals(1, packets.getFirst().frame());
    assertEquals(counts ? 3 : 2, packets.getLast().frame());
  }

  @Test
  void shouldPassOverALongBlockInConstantMemory() throws IOException {
    HandmadePcapng file = new HandmadePcapng().section(ByteOrder.LITTLE_ENDIAN).describe(1, 9);
    byte[] before = file.enhanced(0, 1, ONE).bytes();
    byte[] after = new HandmadePcapng().enhanced(0, 2, TWO).bytes();
    int length = Integer.MAX_VALUE - 3;
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    List<InputStream> parts =
        List.of(
            new ByteArrayInputStream(before),
            new ByteArrayInputStream(head.putInt(0x0B0B).putInt(length).array()),
            new Zeros(length - 12L),
            new ByteArrayInputStream(tail.putInt(length).array()),
            new ByteArrayInputStream(after));
    try (PacketSource source =
        CaptureFile.open(new SequenceInputStream(Collections.enumeration(parts)))) {
      assertEquals(1, source.next().frame());
      assertArrayEquals(TWO, source.next().data());
      assertEquals(null, source.next());
      assertFalse(source.damage().isPresent());
    }
  }

  @Test
  void shouldReadWhatGzipCompressed() throws IOException {
    byte[] pcap = HandmadePcap.ethernet().packet(1, ONE).packet(2, TWO).bytes();
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(gzip(pcap)));
    assertArrayEquals(ONE, source.next().data());
    assertArrayEquals(TWO, source.next().data());
    assertEquals(null, source.next());
    assertFalse(source.damage().isPresent());
    assertEquals("pcap, nanoseconds, little-endian, gzip", source.format());
    HandmadePcapng ng = new HandmadePcapng().section(ByteOrder.BIG_ENDIAN).describe(1, 9);
    assertEquals(1, all(gzip(ng.enhanced(0, 1, ONE).bytes())).size());
  }

  @Test
  void shouldUseAllPacketsBeforeTheDamageOfACompressedFile() throws IOException {
    HandmadePcap pcap = HandmadePcap.ethernet();
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] data = new byte[1_000];
      random.nextBytes(data);
      pcap.packet(i, data);
    }
    byte[] whole = gzip(pcap.bytes());
    int before = 0;
    for (int length = 200; length < whole.length; length += 977) {
      PacketSource source = CaptureFile.open(new ByteArrayInputStream(whole, 0, length));
      int packets = count(source);
      assertTrue(packets >= before, "packets at " + length);
      assertTrue(source.damage().orElseThrow().cutOff());
      before = packets;
    }
    assertTrue(before > 290, () -> "packets before the last cut");
    for (int at = 100; at < whole.length; at += 1_009) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      PacketSource source = CaptureFile.open(new ByteArrayInputStream(damaged));
      count(source);
      // Its checksum fails, at the end at the latest.
      assertTrue(source.damage().isPresent(), "damage at " + at);
    }
    for (int length = 2; length < 20; length++) {
      byte[] beginning = Arrays.copyOf(whole, length);
      assertThrows(CaptureFormatException.class, () -> all(beginning));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                   | an empty file",
        "6162                 | text, not a capture",
        "3C21444F43545950452068746D6C3E | a web page",
        "74696D657374616D702C737065616B65722C666C6F77 | text in columns, such as a CSV file",
        "FFFE740069006D006500 | text, not a capture",
        "504B030414000000     | a zip archive, which the report does not read: unpack it",
        "28B52FFD00000000     | compressed by zstd",
        "04224D1800000000     | compressed by lz4",
        "FD377A585A0000000000 | compressed by xz",
        "425A6839314159       | compressed by bzip2",
        "736E6F6F7000000000000002 | a snoop capture, which the report does not read: open it in"
            + " Wireshark and save it as pcapng",
        "A1B2CD3400020004     | a pcap file of a modified kind",
        "0000000000105E5F0204004000003C00 | an ERF capture",
        "00000000000000000000000000000000 | a file of zeros",
        "7F454C4602010100     | a program",
        "00010203040506       | neither pcap nor pcapng (it begins with 00010203)",
      })
  void shouldSayWhatAFileIsThatIsNoCapture(String hex, String what) throws IOException {
    byte[] content = HexFormat.of().parseHex(hex);
    Path file = folder.resolve("given.pcap");
    Files.write(file, content);
    Exception plain = assertThrows(CaptureFormatException.class, () -> CaptureFile.open(file));
    assertTrue(plain.getMessage().startsWith(file + ": " + what), plain::getMessage);
    byte[] packed = gzip(content);
    Exception inner = assertThrows(CaptureFormatException.class, () -> all(packed));
    assertTrue(inner.getMessage().startsWith(what), inner::getMessage);
  }

  private static int count(PacketSource source) throws IOException {
    int packets = 0;
    while (source.next() != null) {
      packets++;
    }
    return packets;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** So many zeros. */
  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int read = (int) Math.min(left, length);
      left -= read;
      return read == 0 ? -1 : read;
    }
  }

  private static List<Packet> all(byte[] file) throws IOException {
    List<Packet> packets = new ArrayList<>();
    try (PacketSource source = CaptureFile.open(new ByteArrayInputStream(file))) {
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        packets.add(packet);
      }
    }
    return packets;
  }
}
