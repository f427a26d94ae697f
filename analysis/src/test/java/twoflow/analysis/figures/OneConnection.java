package twoflow.analysis.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import twoflow.analysis.RunAnalysis;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeTcp;

/** A capture of one connection, made by hand. Its client sends; frames 1 to 3 are the handshake. */
final class OneConnection {

  static final long START_NS = 1_000_000_000_000_000_000L;
  static final long MS = 1_000_000;

  private static final int WINDOW = 512;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;
  private static final long ISN = 100;

  private final HandmadePcap file = HandmadePcap.ethernet();

  OneConnection() {
    client(0, SYN, 0, "", WINDOW);
    relay(1, SYN | ACK, 0, 1, WINDOW);
    client(2, ACK, 1, "", WINDOW);
  }

  /** The client sends bytes; the first byte of the stream has the seq 1. */
  OneConnection data(long ms, long seq, String text) {
    return client(ms, ACK, seq, text, WINDOW);
  }

  /** The client announces a window. */
  OneConnection clientWindow(long ms, long seq, int window) {
    return client(ms, ACK, seq, "", window);
  }

  /** The relay acknowledges all bytes before this one. */
  OneConnection ack(long ms, long ack) {
    return ack(ms, ack, WINDOW);
  }

  /** The relay acknowledges, and announces a window. */
  OneConnection ack(long ms, long ack, int window) {
    return relay(ms, ACK, 1, ack, window);
  }

  /** The relay gives the connection up. */
  OneConnection reset(long ms, long ack) {
    return relay(ms, RST | ACK, 1, ack, 0);
  }

  /** Opens the run in a folder. */
  RunAnalysis open(Path folder) throws IOException {
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    return RunAnalysis.open(folder);
  }

  private OneConnection client(long ms, int flags, long seq, String text, int window) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    return packet(
        ms, new HandmadeTcp(11, 40_011, 1, 9001, ISN + seq, ISN + 1, flags, payload, window));
  }

  private OneConnection relay(long ms, int flags, long seq, long ack, int window) {
    return packet(
        ms, new HandmadeTcp(1, 9001, 11, 40_011, ISN + seq, ISN + ack, flags, new byte[0], window));
  }

  private OneConnection packet(long ms, HandmadeTcp segment) {
    file.packet(START_NS + ms * MS, segment.ethernet());
    return this;
  }
}
