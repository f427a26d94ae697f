package twoflow.it;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeRun;
import twoflow.testsupport.handmade.HandmadeTcp;

/**
 * A run's folder with a call of two rows, made by hand. On the second leg two packets come late,
 * and twice, and hold up those behind them: the eleventh by 170 ms and 1 ns, the fourth of the
 * second row by 70 ms.
 */
final class HandmadeCall {

  /** How many packets of 20 ms the call has. */
  static final int PACKETS = 40;

  static final int PACKET_SAMPLES = 160;

  private static final int ROW_2 = 25;
  private static final int PAUSE_SAMPLES = 800;
  private static final int ELEVENTH = 10;
  private static final int FOURTH_OF_ROW_2 = ROW_2 + 3;
  private static final int PORT = 9002;
  private static final int SENDER = 12;
  private static final int RECEIVER = 11;
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int FIN_ACK = 17;
  private static final int FRAME_BYTES = 2 + 12 + PACKET_SAMPLES;
  private static final long STREAM_BYTES = (long) PACKETS * FRAME_BYTES;
  private static final long MS = 1_000_000;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;

  private final HandmadePcap file = HandmadePcap.ethernet();
  private final boolean aLaw;
  private final List<Segment> segments = new ArrayList<>();

  private record Segment(long ns, HandmadeTcp packet) {}

  private HandmadeCall(boolean aLaw) {
    this.aLaw = aLaw;
  }

  /** Writes the run into a folder; its voice has each code of the law. */
  static Path write(Path folder, boolean aLaw) throws IOException {
    HandmadeCall call = new HandmadeCall(aLaw);
    call.handshake(0, SENDER);
    call.handshake(10, RECEIVER);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = call.packet(i);
      call.add(dueMs(i), SENDER, true, seq(i), ACK, packet);
      long lateNs = i == ELEVENTH ? 170 * MS + 1 : i == FOURTH_OF_ROW_2 ? 70 * MS : 0;
      HandmadeTcp passedOn = call.segment(RECEIVER, false, seq(i), ACK, packet);
      call.segments.add(new Segment((dueMs(i) + 1) * MS + lateNs, passedOn));
      if (lateNs > 0) {
        call.segments.add(new Segment((dueMs(i) + 2) * MS + lateNs, passedOn));
      }
    }
    call.end(2000, SENDER, true);
    call.end(2010, RECEIVER, false);
    call.segments.sort((a, b) -> Long.compare(a.ns(), b.ns()));
    for (Segment segment : call.segments) {
      call.file.packet(HandmadeRun.START_NS + segment.ns(), segment.packet().ethernet());
    }
    Files.write(folder.resolve("two-flow.pcap"), call.file.bytes());
    Files.write(folder.resolve("voice.wav"), call.wav());
    Files.writeString(
        folder.resolve("voip_messages.csv"),
        """
        timestamp,speaker,flow,message
        2025-12-13T10:00:01,C2,VOIP,one
        2025-12-13T10:00:02,C2,VOIP,two
        """);
    return folder;
  }

  /** The code of a sample of the voice. */
  static byte code(int sample) {
    return (byte) (sample * 7 + sample / 256);
  }

  private static int timestamp(int packet) {
    return packet * PACKET_SAMPLES + (packet < ROW_2 ? 0 : PAUSE_SAMPLES);
  }

  private static long dueMs(int packet) {
    return 100 + timestamp(packet) / 8;
  }

  private static long seq(int packet) {
    return 1 + (long) packet * FRAME_BYTES;
  }

  private byte[] packet(int number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    boolean marker = number == 0 || number == ROW_2;
    out.writeShort(FRAME_BYTES - 2);
    out.writeByte(0x80);
    out.writeByte((marker ? 0x80 : 0) | (aLaw ? 8 : 0));
    out.writeShort(1 + number);
    out.writeInt(timestamp(number));
    out.writeInt(7);
    for (int i = 0; i < PACKET_SAMPLES; i++) {
      out.writeByte(code(number * PACKET_SAMPLES + i));
    }
    return bytes.toByteArray();
  }

  /** The voice, with a cue point where each row begins. */
  private byte[] wav() {
    int samples = PACKETS * PACKET_SAMPLES;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples + 60).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(wav.capacity() - 8).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) (aLaw ? A_LAW : MU_LAW)).putShort((short) 1).putInt(8000).putInt(8000);
    wav.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(samples);
    for (int i = 0; i < samples; i++) {
      wav.put(code(i));
    }
    wav.put(ascii("cue ")).putInt(52).putInt(2);
    for (int row = 0; row < 2; row++) {
      int sample = row * ROW_2 * PACKET_SAMPLES;
      wav.putInt(row).putInt(sample).put(ascii("data")).putInt(0).putInt(0).putInt(sample);
    }
    return wav.array();
  }

  private void handshake(long ms, int host) {
    add(ms, host, true, 0, SYN, new byte[0]);
    add(ms + 1, host, false, 0, SYN | ACK, new byte[0]);
    add(ms + 2, host, true, 1, ACK, new byte[0]);
  }

  private void end(long ms, int host, boolean clientSent) {
    long fromClient = clientSent ? STREAM_BYTES : 0;
    add(ms, host, true, 1 + fromClient, FIN_ACK, new byte[0]);
    add(ms + 1, host, false, 1 + STREAM_BYTES - fromClient, FIN_ACK, new byte[0]);
    add(ms + 2, host, true, 2 + fromClient, ACK, new byte[0]);
  }

  private void add(long ms, int host, boolean toRelay, long seq, int flags, byte[] payload) {
    segments.add(new Segment(ms * MS, segment(host, toRelay, seq, flags, payload)));
  }

  private HandmadeTcp segment(int host, boolean toRelay, long seq, int flags, byte[] payload) {
    int client = 40_000 + host;
    return toRelay
        ? new HandmadeTcp(host, client, 1, PORT, seq, 1, flags, payload)
        : new HandmadeTcp(1, PORT, host, client, seq, 1, flags, payload);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
