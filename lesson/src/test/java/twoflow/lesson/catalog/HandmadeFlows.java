package twoflow.lesson.catalog;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadePcap;
import twoflow.testsupport.handmade.HandmadeRun;
import twoflow.testsupport.handmade.HandmadeTcp;

/**
 * A run made by hand: {@code client-chat} is host 11, {@code client-voip} is host 12. Each has a
 * connection per flow with the relay, host 1.
 */
final class HandmadeFlows {

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private static final int RELAY = 1;
  private static final long US = 1_000;

  /** Linux' loopback has Ethernet's header; without it, a file is of IP packets (LINKTYPE_RAW). */
  private static final int RAW_IP = 101;

  private final boolean ipv6;
  private final HandmadePcap file;
  private final Map<String, List<String>> events = new LinkedHashMap<>();
  private long timeUs;
  private int frames;

  /** On it, the chat goes to the relay. */
  final Wire chatIn = new Wire("CHAT", 11, 41_001, 9001);

  /** On it, the voice goes to its receiver. */
  final Wire voiceOut = new Wire("VOIP", 11, 41_002, 9002);

  /** On it, the chat goes to its receiver. */
  final Wire chatOut = new Wire("CHAT", 12, 42_001, 9001);

  /** On it, the voice goes to the relay. */
  final Wire voiceIn = new Wire("VOIP", 12, 42_002, 9002);

  /** A run without packets. */
  HandmadeFlows(boolean ipv6) {
    this.ipv6 = ipv6;
    this.file =
        ipv6 ? new HandmadePcap(ByteOrder.LITTLE_ENDIAN, true, RAW_IP) : HandmadePcap.ethernet();
  }

  /**
   * All four connections are open after 100 ms; each flow has brought its first row after 200 ms.
   */
  static HandmadeFlows begun() {
    return new HandmadeFlows(false).begin();
  }

  /** All four connections are open, and each flow has brought its first row. */
  HandmadeFlows begin() {
    List.of(chatIn, voiceOut, chatOut, voiceIn).forEach(Wire::open);
    atMs(100).chatIn.passes("chat 1\n", chatOut);
    atMs(150).voiceIn.passes("voice 1\n", voiceOut);
    return this;
  }

  /** What comes next comes so late. */
  HandmadeFlows atMs(double ms) {
    timeUs = Math.round(ms * US);
    return this;
  }

  /** The number of the last frame. */
  int frame() {
    return frames;
  }

  /** Closes all connections that are still open, first those of the senders. */
  HandmadeFlows close() {
    List.of(chatIn, chatOut, voiceIn, voiceOut).forEach(Wire::close);
    return this;
  }

  /** A program says that it has sent or read bytes. */
  HandmadeFlows event(String role, EventType type, Wire wire, long firstSeq, long lastSeq) {
    boolean relay = role.equals("relay");
    String client = "127.0.0." + wire.host + ":" + wire.port;
    String middle = "127.0.0." + RELAY + ":" + wire.relayPort;
    List<String> lines = events.computeIfAbsent(role, r -> new ArrayList<>());
    lines.add(
        new Event(
                HandmadeRun.START_NS + timeUs * US + lines.size(),
                type,
                wire.flow,
                0,
                0,
                relay ? middle : client,
                relay ? client : middle,
                firstSeq,
                lastSeq,
                0)
            .line());
    return this;
  }

  /** Writes the run. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("two-flow.pcap"), file.bytes());
    for (Map.Entry<String, List<String>> role : events.entrySet()) {
      Path file = folder.resolve("events").resolve(role.getKey() + ".csv");
      Files.createDirectories(file.getParent());
      Files.writeString(file, Event.HEADER + "\n" + String.join("\n", role.getValue()) + "\n");
    }
    return folder;
  }

  /** One connection. Numbers are relative; each packet comes 10 us after the one before. */
  final class Wire {

    private static final int TCP = 6;
    private static final int WINDOW = 512;
    private static final long CLIENT_ISN = 4_294_967_290L;
    private static final long RELAY_ISN = 7_000;

    private final String flow;
    private final int host;
    private final int port;
    private final int relayPort;
    private long clientNext;
    private long relayNext;
    private boolean ended;

    Wire(String flow, int host, int port, int relayPort) {
      this.flow = flow;
      this.host = host;
      this.port = port;
      this.relayPort = relayPort;
    }

    /** Both sides shake hands. */
    Wire open() {
      client(SYN, 0, "", WINDOW);
      clientNext = 1;
      relay(SYN | ACK, 0, 1, "");
      relayNext = 1;
      client(ACK, 1, "", WINDOW);
      return this;
    }

    /** A SYN of the client that nobody has answered. */
    Wire syn() {
      client(SYN, 0, "", WINDOW);
      return this;
    }

    /** A segment of the client with the next bytes. */
    Wire client(String text) {
      client(ACK, clientNext, text, WINDOW);
      clientNext += text.length();
      return this;
    }

    /** A segment of the client with bytes that it has sent before. */
    Wire clientAgain(long seq, String text) {
      client(ACK, seq, text, WINDOW);
      return this;
    }

    /** A segment of the relay with the next bytes. */
    Wire relay(String text) {
      relay(ACK, relayNext, clientNext, text);
      relayNext += text.length();
      return this;
    }

    /** The relay acknowledges all. */
    Wire relayAck() {
      return relayAck(clientNext);
    }

    /** The relay says which byte it expects next. */
    Wire relayAck(long ack) {
      relay(ACK, relayNext, ack, "");
      return this;
    }

    /** The client acknowledges all. */
    Wire clientAck() {
      return clientAck(WINDOW);
    }

    /** The client acknowledges all, and says how much it takes. */
    Wire clientAck(int window) {
      client(ACK, clientNext, "", window);
      return this;
    }

    /** The client ends its direction. */
    Wire clientFin() {
      client(FIN | ACK, clientNext++, "", WINDOW);
      relayAck();
      return this;
    }

    /** The relay ends its direction. */
    Wire relayFin() {
      relay(FIN | ACK, relayNext++, clientNext, "");
      clientAck();
      return this;
    }

    /** One side gives the connection up. */
    Wire reset(boolean byClient) {
      if (byClient) {
        client(RST | ACK, clientNext, "", 0);
      } else {
        relay(RST | ACK, relayNext, clientNext, "");
      }
      ended = true;
      return this;
    }

    /** A row in one segment, on to the receiver 2 ms later. */
    Wire passes(String row, Wire receiver) {
      client(row).relayAck();
      timeUs += 2 * US;
      receiver.relay(row).clientAck();
      return this;
    }

    private void close() {
      if (!ended) {
        clientFin();
        relayFin();
      }
    }

    private void client(int flags, long seq, String text, int window) {
      packet(
          new HandmadeTcp(
              host,
              port,
              RELAY,
              relayPort,
              CLIENT_ISN + seq,
              RELAY_ISN + relayNext,
              flags,
              text.getBytes(StandardCharsets.US_ASCII),
              window));
    }

    private void relay(int flags, long seq, long ack, String text) {
      packet(
          new HandmadeTcp(
              RELAY,
              relayPort,
              host,
              port,
              RELAY_ISN + seq,
              CLIENT_ISN + ack,
              flags,
              text.getBytes(StandardCharsets.US_ASCII),
              WINDOW));
    }

    private void packet(HandmadeTcp segment) {
      timeUs += 10;
      frames++;
      file.packet(
          HandmadeRun.START_NS + timeUs * US,
          ipv6 ? segment.ipv6(TCP, new byte[0]) : segment.ethernet());
    }
  }
}
