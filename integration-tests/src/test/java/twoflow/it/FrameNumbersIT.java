package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.testsupport.GoldenRun;

/**
 * A capture with everything that Wireshark numbers as frames: the report's frame numbers, and those
 * of its annotated copy, must be the ones of the tshark that is here.
 */
class FrameNumbersIT {

  private static final List<String> PORTS = List.of("--flow", "CHAT=9411", "--flow", "VOIP=9412");
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  @TempDir private Path folder;
  private Path golden;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void shouldBeThoseOfTshark() throws Exception {
    Tshark tshark = new Tshark(folder);
    golden = GoldenRun.copyTo(folder.resolve("golden"));
    mix();
    Path run = Files.createDirectory(folder.resolve("run"));
    for (String csv : List.of("chat_messages.csv", "voip_messages.csv")) {
      Files.copy(golden.resolve(csv), run.resolve(csv));
    }
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(run.resolve("two-flow.pcapng.gz")))) {
      file.writeTo(packed);
    }
    String[] arguments =
        Stream.concat(Stream.of(run.toString()), PORTS.stream()).toArray(String[]::new);
    try (LabProcess report = LabProcess.role(folder, "report", arguments)) {
      report.shouldExit(0);
    }
    List<List<String>> frames = payloads(tshark, run.resolve("two-flow.pcapng.gz"));
    assertEquals(frames, payloads(tshark, run.resolve("two-flow.annotated.pcapng")));
    for (String line : Files.readAllLines(run.resolve("links.csv")).stream().skip(1).toList()) {
      List<String> c = List.of(line.split(",", -1));
      List<String> found =
          frames.stream()
              .filter(f -> f.get(1).equals(c.get(5)) && f.get(4).equals(port(c)))
              .filter(f -> Long.parseLong(f.get(2)) <= Long.parseLong(c.get(7)))
              .filter(f -> lastSeq(f) >= Long.parseLong(c.get(6)))
              .map(List::getFirst)
              .toList();
      assertEquals(String.join(" ", found), c.get(8), line);
    }
    assertTrue(frames.size() > 60, () -> frames.size() + " frames with payload");
  }

  private static String port(List<String> link) {
    String port = link.get(2).equals("CHAT") ? "9411" : "9412";
    return (link.get(4).equals("client-relay") ? ">" : "<") + port;
  }

  private static long lastSeq(List<String> frame) {
    return Long.parseLong(frame.get(2)) + Long.parseLong(frame.get(3)) - 1;
  }

  /** Frame number, stream, number of the first byte, bytes, and way of each with payload. */
  private static List<List<String>> payloads(Tshark tshark, Path capture) throws Exception {
    return tshark
        .fields(
            capture,
            List.of(),
            "tcp.len > 0",
            "frame.number",
            "tcp.stream",
            "tcp.seq",
            "tcp.len",
            "tcp.srcport",
            "tcp.dstport")
        .stream()
        .map(f -> List.of(f.get(0), f.get(1), f.get(2), f.get(3), way(f.get(4), f.get(5))))
        .toList();
  }

  private static String way(String sourcePort, String targetPort) {
    return targetPort.startsWith("94") ? ">" + targetPort : "<" + sourcePort;
  }

  /** Writes the golden run's packets as packets of all kinds, with other blocks between them. */
  private void mix() throws IOException {
    block(0x0A0D0D0A, body(16).putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0));
    block(1, body(8).putShort((short) 1).putShort((short) 0).putInt(262_144));
    try (PacketSource packets = CaptureFile.open(golden.resolve("two-flow.pcap"))) {
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        between((int) packet.frame());
        packet(packet);
      }
    }
    between(0);
  }

  private void packet(Packet packet) {
    byte[] data = packet.data();
    ByteBuffer body = body(20 + (data.length + 3 & ~3));
    long timeUs = packet.timeNs() / 1_000;
    switch ((int) packet.frame() % 3) {
      case 0 -> {
        ByteBuffer simple = body(4 + (data.length + 3 & ~3));
        block(SIMPLE_PACKET, simple.putInt(data.length).put(data));
      }
      case 1 -> {
        body.putShort((short) 0).putShort((short) -1).putInt((int) (timeUs >>> 32));
        body.putInt((int) timeUs).putInt(data.length).putInt(data.length);
        block(OBSOLETE_PACKET, body.put(data));
      }
      default -> {
        body.putInt(0).putInt((int) (timeUs >>> 32)).putInt((int) timeUs);
        block(ENHANCED_PACKET, body.putInt(data.length).putInt(data.length).put(data));
      }
    }
  }

  private void between(int turn) {
    switch (turn % 11) {
      case 0 ->
          block(9, body(52).put("__REALTIME_TIMESTAMP=1795375894000000\nMESSAGE=x\n".getBytes()));
      case 1 -> block(0x204, sysdigEvent(22));
      case 2 -> block(0x216, sysdigEvent(26));
      case 3 -> block(0x221, sysdigEvent(26));
      case 4 -> block(0x0BAD, body(8).putInt(32_473));
      case 5 -> block(0x4000_0BAD, body(8).putInt(32_473));
      case 6 -> block(0x0B0B, body(turn == 6 ? 17 << 20 : 8));
      case 7 -> block(5, body(12));
      case 8 -> block(4, body(4));
      case 9 -> block(10, body(12).putInt(0x544C_534B).putInt(4));
      default -> block(0x8000_0001, body(8));
    }
  }

  private static ByteBuffer sysdigEvent(int eventBytes) {
    ByteBuffer body = body(48).putShort((short) 0).putLong(1_795_375_894_000_000_000L);
    return body.putLong(1).putInt(eventBytes).putShort((short) 5);
  }

  private static ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void block(int type, ByteBuffer body) {
    int length = body.capacity() + 12;
    file.writeBytes(body(8).putInt(type).putInt(length).array());
    file.writeBytes(body.array());
    file.writeBytes(body(4).putInt(length).array());
  }
}
