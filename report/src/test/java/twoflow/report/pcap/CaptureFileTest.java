package twoflow.report.pcap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.report.handmade.HandmadePcap;
import twoflow.report.handmade.HandmadePcapng;

class CaptureFileTest {

  private static final byte[] ONE = {1, 2, 3, 4, 5};
  private static final byte[] TWO = {6, 7};

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
  @ValueSource(strings = {"", "abc", "no capture at all"})
  void shouldSayThatAFileIsNoCapture(String content) {
    assertThrows(CaptureFormatException.class, () -> all(content.getBytes()));
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
