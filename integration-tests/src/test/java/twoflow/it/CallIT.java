package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A call between a client and a peer that is none of the lab's: it speaks RTP by RFC 3550 and RFC
 * 4571, in code of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class CallIT {

  private static final int ULAW_SILENCE = 0xff;

  @TempDir private Path folder;

  /** A packet as the peer reads it. */
  private record Packet(int first, int second, int number, long timestamp, int ssrc, byte[] voice) {

    static Packet read(DataInputStream in) throws IOException {
      byte[] packet = in.readNBytes(in.readUnsignedShort());
      DataInputStream fields = new DataInputStream(new ByteArrayInputStream(packet));
      return new Packet(
          fields.readUnsignedByte(),
          fields.readUnsignedByte(),
          fields.readUnsignedShort(),
          fields.readInt() & 0xffff_ffffL,
          fields.readInt(),
          fields.readAllBytes());
    }
  }

  private static byte[] frame(boolean marker, int number, int voiceBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(12 + voiceBytes);
    out.writeByte(0x80);
    out.writeByte(marker ? 0x80 : 0);
    out.writeShort(number);
    out.writeInt(160 * number);
    out.writeInt(77);
    out.write(new byte[voiceBytes]);
    return bytes.toByteArray();
  }

  private LabProcess listener(LabProcess relay) throws IOException {
    return LabProcess.role(
        folder,
        "client-chat",
        "--flows",
        "VOIP",
        "--voip-port",
        "" + relay.awaitPort("VOIP"),
        "--events",
        "e.csv");
  }

  /** A file of sound with 0.05 s of mu-law, made here. */
  private Path recording(int rate) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 400).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes()).putInt(36 + 400).put("WAVEfmt ".getBytes()).putInt(16);
    wav.putShort((short) 7).putShort((short) 1).putInt(rate).putInt(rate);
    wav.putShort((short) 1).putShort((short) 8).put("data".getBytes()).putInt(400);
    for (int i = 0; i < 400; i++) {
      wav.put((byte) (0x80 + i % 100));
    }
    return Files.write(folder.resolve("own.wav"), wav.array());
  }

  @Test
  void shouldSpeakToAnotherProgram() throws Exception {
    Inputs.csv(folder, "v.csv", "2026-01-01T00:00:00,A,VOIP,x", "2026-01-01T00:00:01,A,VOIP,y");
    byte[] recording = Files.readAllBytes(recording(8000));
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        RawPeer peer = new RawPeer(relay.awaitPort("VOIP"));
        LabProcess client =
            LabProcess.role(
                folder,
                "client-voip",
                "--flows",
                "VOIP",
                "--voip-port",
                "" + relay.awaitPort("VOIP"),
                "--csv",
                "v.csv",
                "--codec",
                "pcmu",
                "--voice",
                "own.wav")) {
      client.awaitLog("VOIP sending row 1");
      peer.halfClose();
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(peer.readAllBytes()));
      client.shouldExit(0);
      List<Packet> packets = new ArrayList<>();
      while (in.available() > 0) {
        packets.add(Packet.read(in));
      }
      // 400 samples are three packets of 160; the third is filled up. The gap is 100 ms.
      assertEquals(6, packets.size());
      ByteArrayOutputStream voice = new ByteArrayOutputStream();
      for (int i = 0; i < 6; i++) {
        Packet packet = packets.get(i);
        assertEquals(0x80, packet.first(), "version 2, nothing optional");
        assertEquals(i % 3 == 0 ? 0x80 : 0, packet.second(), "marker and payload type");
        assertEquals(i + 1, packet.number());
        assertEquals(160L * i + (i < 3 ? 0 : 800), packet.timestamp());
        assertEquals(packets.getFirst().ssrc(), packet.ssrc());
        assertEquals(160, packet.voice().length);
        voice.writeBytes(packet.voice());
      }
      byte[] said = voice.toByteArray();
      byte[] row = Arrays.copyOfRange(recording, 44, 44 + 480);
      Arrays.fill(row, 400, 480, (byte) ULAW_SILENCE);
      assertArrayEquals(row, Arrays.copyOf(said, 480));
      assertArrayEquals(row, Arrays.copyOfRange(said, 480, 960));
      assertTrue(client.logged("VOIP voice: own.wav, 0.120 s of PCMU; 6 packets").size() == 1);
    }
  }

  /** The peer's segments hold parts of packets, and several packets. */
  @Test
  void shouldListenToAnotherProgram() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        LabProcess client = listener(relay);
        RawPeer peer = new RawPeer(relay.awaitPort("VOIP"))) {
      client.awaitLog("VOIP connected");
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      for (int number = 65_533; number < 65_533 + 8; number++) {
        stream.writeBytes(frame(number % 4 == 1, number & 0xffff, 160));
      }
      byte[] bytes = stream.toByteArray();
      for (int at = 0; at < bytes.length; at += 250) {
        peer.send(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 250)));
      }
      peer.halfClose();
      client.shouldExit(0);
      List<String> rows = client.logged("VOIP received row");
      assertEquals(2, rows.size(), client::toString);
      assertTrue(rows.get(0).endsWith("row 1 seq=1..696 4 RTP packets, 0.080 s of PCMU"));
      assertTrue(rows.get(1).endsWith("row 2 seq=697..1392 4 RTP packets, 0.080 s of PCMU"));
      List<Events.Line> received = Events.read(folder.resolve("e.csv")).of("received", "VOIP");
      assertEquals(8 * 174, Events.contiguousBytes(received));
      for (Events.Line event : received) {
        long packet = (event.firstSeq() - 1) / 174;
        assertEquals(packet, (event.lastSeq() - 1) / 174, "an event is of one packet");
        assertEquals(packet / 4 + 1, event.row());
        assertEquals(packet % 4 + 1, event.chunk());
      }
    }
  }

  @Test
  void shouldExit1WhenACallEndsWithinAPacket() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        LabProcess client = listener(relay);
        RawPeer peer = new RawPeer(relay.awaitPort("VOIP"))) {
      client.awaitLog("VOIP connected");
      peer.send(Arrays.copyOf(frame(true, 1, 160), 100));
      peer.halfClose();
      client.shouldExit(1);
      assertTrue(client.stderr().getLast().contains("ended inside row 1"), client::toString);
      assertEquals(
          100, Events.contiguousBytes(Events.read(folder.resolve("e.csv")).of("received", "VOIP")));
    }
  }

  @Test
  void shouldRefuseAnotherSampleRate() throws Exception {
    recording(44_100);
    LabProcess client =
        LabProcess.role(folder, "client-voip", "--codec", "pcmu", "--voice", "own.wav");
    client.shouldExit(2);
    assertEquals(
        List.of(
            "client-voip: --voice own.wav: it is 44100 Hz, mono, mu-law; 8000 Hz, mono, 16-bit PCM"
                + " is needed: sox 'own.wav' -r 8000 -c 1 -b 16 voice.wav"),
        client.stderr().stream().filter(line -> !line.contains("sample rows")).toList());
  }
}
