package twoflow.testsupport.handmade;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A run's packets, cut into segments at random, with repetitions and reorderings. It knows of each
 * byte which frames carried it.
 */
public final class HandmadeRun {

  /** Frame n stands n milliseconds after it, epoch nanoseconds. */
  public static final long START_NS = 1_795_375_894_000_000_000L;

  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int FIN = 1;
  private static final int RELAY_HOST = 1;
  private static final int WINDOW = 512;

  private final List<HandmadeTcp> packets = new ArrayList<>();
  private final Random random;
  private final long isn;

  /** A run whose connections all begin with this sequence number. */
  public HandmadeRun(Random random, long isn) {
    this.random = random;
    this.isn = isn;
  }

  /** Opens a connection of a client, which has the port 40000 + its host. */
  public HandmadeRun open(int host, int relayPort) {
    toRelay(host, relayPort, 0, SYN, "");
    fromRelay(host, relayPort, 0, SYN | ACK, "");
    return toRelay(host, relayPort, 1, ACK, "");
  }

  /**
   * Opens a connection of a client.
   *
   * @param maxSegmentBytes the MSS that both sides name (RFC 9293, 3.7.1)
   */
  public HandmadeRun open(int host, int relayPort, int maxSegmentBytes) {
    byte[] mss = {2, 4, (byte) (maxSegmentBytes >> Byte.SIZE), (byte) maxSegmentBytes};
    int port = 40_000 + host;
    byte[] none = new byte[0];
    packets.add(new HandmadeTcp(host, port, RELAY_HOST, relayPort, isn, 0, SYN, none, WINDOW, mss));
    packets.add(
        new HandmadeTcp(
            RELAY_HOST, relayPort, host, port, isn, isn + 1, SYN | ACK, none, WINDOW, mss));
    return toRelay(host, relayPort, 1, ACK, "");
  }

  /** Closes a connection on which so many bytes went each way. */
  public HandmadeRun close(int host, int relayPort, long clientBytes, long relayBytes) {
    toRelay(host, relayPort, clientBytes + 1, FIN | ACK, "");
    fromRelay(host, relayPort, relayBytes + 1, FIN | ACK, "");
    return toRelay(host, relayPort, clientBytes + 2, ACK, "");
  }

  /** Sends bytes to the relay; offset 1 is the first byte of the stream. */
  public HandmadeRun toRelay(int host, int relayPort, long offset, int flags, String text) {
    packets.add(
        new HandmadeTcp(
            host, 40_000 + host, RELAY_HOST, relayPort, isn + offset, isn + 1, flags, utf8(text)));
    return this;
  }

  /** Sends bytes from the relay. */
  public HandmadeRun fromRelay(int host, int relayPort, long offset, int flags, String text) {
    packets.add(
        new HandmadeTcp(
            RELAY_HOST, relayPort, host, 40_000 + host, isn + offset, isn + 1, flags, utf8(text)));
    return this;
  }

  /** Acknowledges bytes to a client; offset 1 is the first byte of its stream, still missing. */
  public HandmadeRun ackFromRelay(int host, int relayPort, long offset) {
    packets.add(
        new HandmadeTcp(
            RELAY_HOST, relayPort, host, 40_000 + host, isn + 1, isn + offset, ACK, new byte[0]));
    return this;
  }

  /** Sends a whole stream in random segments, some twice, near ones in any order. */
  public HandmadeRun mixed(int host, int relayPort, boolean toRelay, byte[] stream) {
    List<int[]> cuts = new ArrayList<>();
    for (int from = 0; from < stream.length; ) {
      int length = Math.min(1 + random.nextInt(60), stream.length - from);
      cuts.add(new int[] {from, length});
      if (random.nextInt(5) == 0) {
        int early = Math.max(0, from - random.nextInt(30));
        cuts.add(new int[] {early, from + length - early});
      }
      from += length;
    }
    for (int from = 0; from + 3 < cuts.size(); from += 3) {
      Collections.shuffle(cuts.subList(from, from + 3), random);
    }
    for (int[] cut : cuts) {
      byte[] data = Arrays.copyOfRange(stream, cut[0], cut[0] + cut[1]);
      long seq = isn + 1 + cut[0];
      packets.add(
          toRelay
              ? new HandmadeTcp(host, 40_000 + host, RELAY_HOST, relayPort, seq, isn + 1, ACK, data)
              : new HandmadeTcp(
                  RELAY_HOST, relayPort, host, 40_000 + host, seq, isn + 1, ACK, data));
    }
    return this;
  }

  /** The frames that carry bytes of a range, offsets from 1. */
  public List<Long> frames(int sourceHost, int targetHost, int relayPort, long first, long last) {
    List<Long> frames = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      HandmadeTcp packet = packets.get(i);
      boolean sameWay = packet.sourceHost() == sourceHost && packet.targetHost() == targetHost;
      boolean samePort = packet.sourcePort() == relayPort || packet.targetPort() == relayPort;
      long from = packet.seq() - isn;
      long to = from + packet.payload().length - 1;
      if (sameWay && samePort && packet.payload().length > 0 && from <= last && to >= first) {
        frames.add(i + 1L);
      }
    }
    return frames;
  }

  /** Takes a packet out, by its frame number. */
  public HandmadeRun without(int frame) {
    packets.remove(frame - 1);
    return this;
  }

  /** The capture file. */
  public byte[] pcap() {
    HandmadePcap file = HandmadePcap.ethernet();
    long timeNs = START_NS;
    for (HandmadeTcp packet : packets) {
      timeNs += 1_000_000;
      file.packet(timeNs, packet.ethernet());
    }
    return file.bytes();
  }

  /** The same packets as a pcapng file, as an editor of captures would write it. */
  public byte[] pcapng() {
    HandmadePcapng file = new HandmadePcapng().section(ByteOrder.LITTLE_ENDIAN).describe(1, 9);
    long timeNs = START_NS;
    for (HandmadeTcp packet : packets) {
      timeNs += 1_000_000;
      file.enhanced(0, timeNs, packet.ethernet());
    }
    return file.bytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
