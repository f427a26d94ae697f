package twoflow.pcap.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the lab writes as pcapng, its reader reads. */
class WrittenPcapngTest {

  private static final long TIME_NS = 1_795_375_894_713_153_660L;

  @Test
  void shouldWriteWhatTheReaderReads() throws IOException {
    byte[] data = {1, 2, 3, 4, 5};
    byte[] file = file(new Packet(1, TIME_NS, 0, 1, data, 70), List.of("row 1 (line 2)", "and"));
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(file));
    Packet packet = source.next();
    assertEquals(TIME_NS, packet.timeNs());
    assertEquals(70, packet.originalLength());
    assertArrayEquals(data, packet.data());
    assertEquals(null, source.next());
    assertFalse(source.damage().isPresent());
    assertEquals(List.of(new CaptureInterface(1, 262_144, "lo")), source.interfaces());
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("row 1 (line 2)") && text.contains("relay\0"));
  }

  @Test
  void shouldReadAPacketWithALongComment() throws IOException {
    byte[] file = file(new Packet(1, TIME_NS, 0, 1, new byte[2], 2), List.of("é✓".repeat(20_000)));
    PacketSource source = CaptureFile.open(new ByteArrayInputStream(file));
    source.next();
    source.next();
    assertFalse(source.damage().isPresent());
  }

  private static byte[] file(Packet packet, List<String> comments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapngWriter writer = new PcapngWriter(out)) {
      writer.section(new BlockOptions().text(BlockOptions.COMMENT, "a run"));
      writer.networkInterface(1, 262_144, new BlockOptions().text(BlockOptions.IF_NAME, "lo"));
      writer.names(Map.of(ByteBuffer.wrap(new byte[] {127, 0, 0, 1}), "relay"));
      BlockOptions options = new BlockOptions();
      comments.forEach(comment -> options.text(BlockOptions.COMMENT, comment));
      writer.packet(
          packet.interfaceIndex(),
          packet.timeNs(),
          ByteBuffer.wrap(packet.data()),
          (int) packet.originalLength(),
          options);
    }
    return out.toByteArray();
  }
}
