package twoflow.testsupport.handmade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/** A folder of the introductory demo, made by hand: what its members say, a server broadcasts. */
public final class HandmadeDemo {

  /** The server's port. */
  public static final int PORT = 9000;

  private static final int ACK = 16;
  private static final int RST = 4;

  private final Path folder;
  private final Map<Integer, Long> toServer = new LinkedHashMap<>();
  private final Map<Integer, Long> fromServer = new LinkedHashMap<>();
  private final Map<String, List<String>> events = new LinkedHashMap<>();

  /** The packets so far. */
  public final HandmadeRun packets = new HandmadeRun(new Random(1), 1000);

  /** A run in a folder, whose members have joined; each is a host, and its port 40000 + that. */
  public HandmadeDemo(Path folder, int... members) {
    this.folder = folder;
    for (int member : members) {
      packets.open(member, PORT);
      toServer.put(member, 0L);
      fromServer.put(member, 0L);
      event("chat-demo-server", EventType.CONNECTED, server(), address(member), 0, 0);
      event(role(member), EventType.CONNECTED, address(member), server(), 0, 0);
    }
  }

  /** A member's message reaches all others. */
  public HandmadeDemo say(int member, String text) {
    message(member, text + "\n");
    for (int other : toServer.keySet()) {
      if (other != member) {
        broadcast(other, "[Broadcast " + (40_000 + member) + "] " + text + "\n");
      }
    }
    return this;
  }

  /** Bytes of a member for the server alone. */
  public HandmadeDemo message(int member, String bytes) {
    long first = toServer.get(member) + 1;
    long last = toServer.merge(member, (long) bytes.length(), Long::sum);
    packets.toRelay(member, PORT, first, ACK, bytes);
    event(role(member), EventType.SENT, address(member), server(), first, last);
    event("chat-demo-server", EventType.RECEIVED, server(), address(member), first, last);
    return this;
  }

  /** Bytes of the server for one member alone. */
  public HandmadeDemo broadcast(int member, String bytes) {
    long first = fromServer.get(member) + 1;
    long last = fromServer.merge(member, (long) bytes.length(), Long::sum);
    packets.fromRelay(member, PORT, first, ACK, bytes);
    event("chat-demo-server", EventType.SENT, server(), address(member), first, last);
    event(role(member), EventType.RECEIVED, address(member), server(), first, last);
    return this;
  }

  /** A program that the server turned away. */
  public HandmadeDemo refused(int host) {
    packets.open(host, PORT).fromRelay(host, PORT, 1, RST | ACK, "");
    return this;
  }

  /** A program that connects, says nothing and closes. */
  public HandmadeDemo looking(int host) {
    packets.open(host, PORT).close(host, PORT, 0, 0);
    return this;
  }

  /** Forgets the last event of a member. */
  public HandmadeDemo forgetLastEvent(int member) {
    events.get(role(member)).removeLast();
    return this;
  }

  /** All members leave, and the run is on disk. */
  public HandmadeDemo write() throws IOException {
    toServer.forEach((member, sent) -> packets.close(member, PORT, sent, fromServer.get(member)));
    Files.createDirectories(folder.resolve("events"));
    Files.write(folder.resolve("chat-demo.pcap"), packets.pcap());
    for (Map.Entry<String, List<String>> role : events.entrySet()) {
      Files.writeString(
          folder.resolve("events/" + role.getKey() + ".csv"),
          Event.HEADER + "\n" + String.join("\n", role.getValue()) + "\n");
    }
    return this;
  }

  private void event(
      String role, EventType type, String local, String remote, long firstSeq, long lastSeq) {
    List<String> lines = events.computeIfAbsent(role, r -> new ArrayList<>());
    long timeNs = HandmadeRun.START_NS + lines.size();
    lines.add(new Event(timeNs, type, "DEMO", 0, 0, local, remote, firstSeq, lastSeq, 0).line());
  }

  private static String role(int member) {
    return "chat-demo-client-Client" + member;
  }

  private static String address(int host) {
    return "127.0.0." + host + ":" + (40_000 + host);
  }

  private static String server() {
    return "127.0.0.1:" + PORT;
  }
}
