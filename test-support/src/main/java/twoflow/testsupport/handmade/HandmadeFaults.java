package twoflow.testsupport.handmade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import twoflow.core.event.Event;
import twoflow.core.event.EventType;

/**
 * A run's folder, made by hand: a chat of four rows by a scenario whose words try to be markup.
 *
 * <pre>
 *   ms  10 row 1 to the relay, frame 7      13 to the receiver, frame 9, whose window closes: 10
 *       20 row 2, frame 11: lost            30 row 3, frame 12, and
 *       40 row 4, frame 14: both late       55 row 2 again, frame 16; its ACK: 17
 *      300 the window opens, frame 18      301 rows 2 to 4 to the receiver, frame 19
 * </pre>
 */
public final class HandmadeFaults {

  /** The scenario's title; a page must show it as it is. */
  public static final String TITLE = "A <b>lost</b> row & more";

  /** The first paragraph of its words. */
  public static final String ABOUT =
      "Row 2 is lost. </script><img src=x onerror=alert(1)> Rows 3 and 4 wait.";

  /** The length of each row with its newline. */
  public static final int ROW_BYTES = 54;

  private static final int ROWS = 4;
  private static final int PORT = 9001;
  private static final int SENDER = 11;
  private static final int RECEIVER = 12;
  private static final int RELAY = 1;
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int FIN_ACK = 17;
  private static final int WINDOW = 400;
  private static final long MS = 1_000_000;
  private static final long ISN = 1000;
  private static final String SCENARIO =
      """
      title: "%s"
      about: |
        Row 2 is lost. </script><img src=x onerror=alert(1)>
        Rows 3 and 4 wait.

        The window closes, too.
      filters:
        - {name: The <i>voice</i>, filter: "tcp.port == 9002 && tcp.len > 0"}
        - {name: Row 2, filter: "tcp.seq == 55"}
      rows: {chat: chat.csv}
      options: {client-chat: {interval: 10s}}
      faults:
        - lose: {flow: chat, row: 2, leg: client-relay}
      proof:
        - repeated: {flow: chat, row: 2, leg: client-relay, times: 1}
      """;

  private final HandmadePcap file = HandmadePcap.ethernet();

  private HandmadeFaults() {}

  /** Writes the run into a folder. */
  public static void write(Path folder) throws IOException {
    HandmadeFaults run = new HandmadeFaults();
    run.handshake(0, SENDER);
    run.handshake(3, RECEIVER);
    run.rows();
    run.ends();
    Files.write(folder.resolve("two-flow.pcap"), run.file.bytes());
    Files.writeString(folder.resolve("scenario.yml"), SCENARIO.formatted(TITLE));
    StringBuilder csv = new StringBuilder("timestamp,speaker,flow,message\n");
    for (int row = 1; row <= ROWS; row++) {
      csv.append("2025-12-13T10:00:0").append(row).append(",Client1,CHAT,row ").append(row);
      csv.append('\n');
    }
    Files.writeString(folder.resolve("chat_messages.csv"), csv);
    String impaired =
        new Event(
                HandmadeRun.START_NS + 12 * MS,
                EventType.IMPAIRED,
                "CHAT",
                0,
                0,
                address(RELAY, PORT),
                address(SENDER, clientPort(SENDER)),
                1,
                10,
                0)
            .line();
    Files.createDirectories(folder.resolve("events"));
    Files.writeString(folder.resolve("events/relay.csv"), Event.HEADER + "\n" + impaired + "\n");
  }

  private void handshake(long ms, int host) {
    client(ms, host, SYN, 0, 0, "", WINDOW);
    relay(ms + 1, host, SYN | ACK, 0, 1, "");
    client(ms + 2, host, ACK, 1, 1, "", WINDOW);
  }

  private void rows() {
    long end = 1 + ROWS * (long) ROW_BYTES;
    sendRow(10, 1);
    relay(11, SENDER, ACK, 1, seq(2), "");
    relay(13, RECEIVER, ACK, 1, 1, row(1));
    client(14, RECEIVER, ACK, 1, seq(2), "", 0);
    sendRow(20, 2);
    sendRow(30, 3);
    relay(31, SENDER, ACK, 1, seq(2), "");
    sendRow(40, 4);
    relay(41, SENDER, ACK, 1, seq(2), "");
    sendRow(55, 2);
    relay(56, SENDER, ACK, 1, end, "");
    client(300, RECEIVER, ACK, 1, seq(2), "", WINDOW);
    relay(301, RECEIVER, ACK, seq(2), 1, row(2) + row(3) + row(4));
    client(302, RECEIVER, ACK, 1, end, "", WINDOW);
  }

  private void ends() {
    long end = 1 + ROWS * (long) ROW_BYTES;
    client(400, SENDER, FIN_ACK, end, 1, "", WINDOW);
    relay(401, SENDER, FIN_ACK, 1, end + 1, "");
    client(402, SENDER, ACK, end + 1, 2, "", WINDOW);
    relay(403, RECEIVER, FIN_ACK, end, 1, "");
    client(404, RECEIVER, FIN_ACK, 1, end + 1, "", WINDOW);
    relay(405, RECEIVER, ACK, end + 1, 2, "");
  }

  private void sendRow(long ms, int row) {
    client(ms, SENDER, ACK, seq(row), 1, row(row), WINDOW);
  }

  private void client(long ms, int host, int flags, long seq, long ack, String text, int window) {
    packet(
        ms,
        new HandmadeTcp(
            host, clientPort(host), RELAY, PORT, ISN + seq, ISN + ack, flags, utf8(text), window));
  }

  private void relay(long ms, int host, int flags, long seq, long ack, String text) {
    packet(
        ms,
        new HandmadeTcp(
            RELAY, PORT, host, clientPort(host), ISN + seq, ISN + ack, flags, utf8(text), WINDOW));
  }

  private void packet(long ms, HandmadeTcp segment) {
    file.packet(HandmadeRun.START_NS + ms * MS, segment.ethernet());
  }

  private static long seq(int row) {
    return 1 + (row - 1) * (long) ROW_BYTES;
  }

  private static String row(int row) {
    return "C1-CHAT: 2025-12-13T10:00:0" + row + " | Client1 | CHAT | row " + row + "\n";
  }

  private static int clientPort(int host) {
    return 40_000 + host;
  }

  private static String address(int host, int port) {
    return "127.0.0." + host + ":" + port;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
