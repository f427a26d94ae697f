package twoflow.it.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Bytes of a peer that the kernel holds for the relay, because the relay does not read them. */
final class UnreadBytes {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** A look at three files takes time, in which one of them may change. */
  private static final int LOOKS = 3;

  private UnreadBytes() {}

  /**
   * Waits until the relay leaves a peer's bytes unread and does nothing else, either: whatever
   * wanted to read them would be runnable.
   *
   * @return how many they are
   */
  static long awaitHeldBack(LabProcess relay, RawPeer peer) throws Exception {
    long[] held = new long[2];
    Eventually.holds(
        () -> {
          long unread = of(peer);
          boolean still = unread > 0 && unread == held[0] && ThreadStates.allSleep(relay.pid());
          held[1] = still ? held[1] + 1 : 0;
          held[0] = unread;
          return held[1] == LOOKS;
        },
        () -> "the relay goes on reading, " + held[0] + " bytes wait: " + relay);
    return held[0];
  }

  private static long of(RawPeer peer) throws IOException {
    String ends = hexPort(peer.relay()) + " " + hexPort(peer.address());
    for (Path table : TABLES) {
      for (String line : Files.readAllLines(table)) {
        // "0: 0100007F:2329 0100007F:C350 01 txqueue:rxqueue ...", in hexadecimal digits.
        String[] columns = line.trim().split("\\s+");
        if ((portOf(columns[1]) + " " + portOf(columns[2])).equals(ends)) {
          return Long.parseLong(columns[4].substring(columns[4].indexOf(':') + 1), 16);
        }
      }
    }
    return 0;
  }

  private static String hexPort(String address) {
    return "%04X".formatted(Integer.parseInt(portOf(address)));
  }

  private static String portOf(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }
}
