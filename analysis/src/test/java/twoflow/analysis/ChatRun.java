package twoflow.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import twoflow.core.event.ClockLine;
import twoflow.core.event.ClockName;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;
import twoflow.testsupport.handmade.HandmadeRun;

/** A chat's folder, made by hand: one client sends two rows, the relay passes them on. */
public final class ChatRun {

  public static final int PORT = 9001;
  public static final int SENDER = 11;
  public static final int RECEIVER = 12;
  public static final int ACK = 16;
  public static final int RST = 4;
  public static final String ROWS =
      "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | hello\n"
          + "C1-CHAT: 2025-12-13T10:00:01 | Client1 | CHAT | bye\n";

  /** The length of the first row with its newline. */
  public static final int FIRST_ROW_BYTES = ROWS.indexOf('\n') + 1;

  private static final String CSV =
      "timestamp,speaker,flow,message\n"
          + "2025-12-13T10:00:00,Client1,CHAT,hello\n"
          + "2025-12-13T10:00:01,Client1,CHAT,bye\n";

  private final Path folder;
  private boolean pcapng;
  private final Map<String, List<String>> events = new LinkedHashMap<>();

  /** The packets so far. */
  public final HandmadeRun packets = new HandmadeRun(new Random(1), 1000);

  public ChatRun(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("chat_messages.csv"), CSV);
  }

  /** A complete run, in which the second leg carries a text of its own. */
  public ChatRun complete(String secondLeg) {
    packets.open(SENDER, PORT).open(RECEIVER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, ROWS).fromRelay(RECEIVER, PORT, 1, ACK, secondLeg);
    packets.close(SENDER, PORT, ROWS.length(), 0).close(RECEIVER, PORT, 0, secondLeg.length());
    return this;
  }

  /** A client's event. */
  public ChatRun client(String role, int host, EventType type, long firstSeq, long lastSeq) {
    return event(role, type, address(host), relay(), firstSeq, lastSeq);
  }

  /** An event of the relay on the connection of a client. */
  public ChatRun relay(EventType type, int host, long firstSeq, long lastSeq) {
    return event("relay", type, relay(), address(host), firstSeq, lastSeq);
  }

  private ChatRun event(
      String role, EventType type, String local, String remote, long firstSeq, long lastSeq) {
    List<String> lines = events.computeIfAbsent(role, r -> new ArrayList<>());
    long timeNs = HandmadeRun.START_NS + lines.size();
    lines.add(new Event(timeNs, type, "CHAT", 0, 0, local, remote, firstSeq, lastSeq, 0).line());
    return this;
  }

  /** Writes a file of the run. */
  public ChatRun file(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    return this;
  }

  /**
   * Lets the capture and a role say on which clocks their times are.
   *
   * @param ofCapture 8 hexadecimal digits
   */
  public ChatRun clocks(String ofCapture, String role, String ofRole) throws IOException {
    String line = new ClockLine(HandmadeRun.START_NS, new ClockName(ofRole)).line();
    events.computeIfAbsent(role, r -> new ArrayList<>()).addFirst(line);
    return file("capture.log", "clock " + ofCapture + "\ncapture: complete\n");
  }

  /** Lets the capture be a pcapng file, whatever its name says. */
  public ChatRun asPcapng() {
    pcapng = true;
    return this;
  }

  /** Opens the run. */
  public RunAnalysis open() throws IOException {
    byte[] capture = pcapng ? packets.pcapng() : packets.pcap();
    Files.write(folder.resolve("two-flow.pcap"), capture);
    for (Map.Entry<String, List<String>> role : events.entrySet()) {
      String lines = Event.HEADER + "\n" + String.join("\n", role.getValue()) + "\n";
      file("events/" + role.getKey() + ".csv", lines);
    }
    return RunAnalysis.open(folder);
  }

  /** A client's address. */
  public static String address(int host) {
    return "127.0.0." + host + ":" + (40_000 + host);
  }

  private static String relay() {
    return "127.0.0.1:" + PORT;
  }
}
