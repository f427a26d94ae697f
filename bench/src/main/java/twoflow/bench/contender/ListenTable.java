package twoflow.bench.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which ports listen, as the kernel says (proc(5), {@code /proc/net/tcp}): a probe that connects
 * would be paired as a peer.
 */
final class ListenTable {

  /** Java's sockets are in the second file. */
  private static final List<Path> FILES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int HEX = 16;

  private ListenTable() {}

  /** Whether a port listens on any address. */
  static boolean listens(int port) throws IOException {
    for (Path file : FILES) {
      if (Files.exists(file) && listens(file, port)) {
        return true;
      }
    }
    return false;
  }

  private static boolean listens(Path file, int port) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      lines.readLine();
      // The kernel lists the listeners first; thousands in TIME-WAIT may follow.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.strip().split("\\s+");
        if (!fields[STATE].equals(LISTEN)) {
          return false;
        }
        String local = fields[LOCAL_ADDRESS];
        if (Integer.parseInt(local.substring(local.indexOf(':') + 1), HEX) == port) {
          return true;
        }
      }
    }
    return false;
  }
}
