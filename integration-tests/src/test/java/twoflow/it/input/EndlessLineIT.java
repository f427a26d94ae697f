package twoflow.it.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.core.payload.Printable;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Programs with 32 MB of memory against 100 MB of one line, or of long lines. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class EndlessLineIT {

  private static final List<String> SMALL_HEAP = List.of("-Xmx32m");
  private static final int PIECE_BYTES = 1 << 16;
  private static final int PIECES = 1600;
  private static final long LINE_BYTES = (long) PIECES * PIECE_BYTES;

  @TempDir private Path folder;

  @Test
  void shouldForwardALineWholeAndShowItCutInConstantMemory() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, SMALL_HEAP, "relay", "--flow", "CHAT=0");
        LabProcess client = listener("" + relay.awaitPort("CHAT"));
        RawPeer sender = new RawPeer(relay.awaitPort("CHAT"))) {
      client.awaitLog("CHAT connected");
      sendPieces(sender, PIECES, (byte) 'x', false);
      sender.send("\n");
      sender.halfClose();
      client.shouldExit(0);
      relay.shouldExit(0);
      List<String> rows = client.logged("received row");
      assertEquals(1, rows.size(), "rows");
      assertTrue(
          rows.getFirst().endsWith(" " + "x".repeat(Printable.MAX_SHOWN_BYTES) + cut(LINE_BYTES)));
      assertTrue(
          client.stdout().getLast().contains("received 1 rows (" + (LINE_BYTES + 1) + " bytes)"),
          () -> client.stdout().toString());
      // A piece's line in the relay's log is cut, too.
      assertTrue(relay.stderr().stream().allMatch(line -> line.length() < 1300), "relay's lines");
      assertEquals(List.of(), complaints(relay), "relay");
    }
  }

  @Test
  void shouldLogLongLinesOfControlCharactersInConstantMemory() throws Exception {
    try (LabProcess relay =
            LabProcess.role(
                folder, SMALL_HEAP, "relay", "--flow", "CHAT=0", "--log-payload=false");
        LabProcess client = listener("" + relay.awaitPort("CHAT"));
        RawPeer sender = new RawPeer(relay.awaitPort("CHAT"))) {
      client.awaitLog("CHAT connected");
      sendPieces(sender, PIECES / 4, (byte) 1, true);
      sender.halfClose();
      client.shouldExit(0);
      assertEquals(PIECES / 4, client.logged("received row").size());
      assertEquals(List.of(), complaints(client), "client");
    }
  }

  @Test
  void shouldNotBroadcastAnEndlessMessageAndGoOn() throws Exception {
    try (LabProcess server =
            LabProcess.role(
                folder, SMALL_HEAP, "chat-demo", "server", "--port", "0", "--clients", "2");
        RawPeer hostile = new RawPeer(server.awaitPort("DEMO"));
        RawPeer member = new RawPeer(server.awaitPort("DEMO"))) {
      CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> readAll(member));
      server.awaitLog("joined (2");
      sendPieces(hostile, PIECES, (byte) 'x', false);
      hostile.send("\nx: short\n");
      hostile.halfClose();
      member.halfClose();
      server.shouldExit(0);
      assertTrue(received.get().matches("\\[Broadcast \\d+] x: short\n"), received.get());
      assertEquals(1, server.logged("message 1 is too long to be passed on").size());
      assertEquals(1, server.logged(cut(LINE_BYTES)).size(), "its length is said");
    }
  }

  private LabProcess listener(String port) throws IOException {
    return LabProcess.role(
        folder, SMALL_HEAP, "client-voip", "--flows", "CHAT", "--chat-port", port);
  }

  /** Log lines that say that something went wrong, an uncaught error too. */
  private static List<String> complaints(LabProcess process) {
    return process.stderr().stream()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .toList();
  }

  private static void sendPieces(RawPeer peer, int pieces, byte filler, boolean lines)
      throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    Arrays.fill(piece, filler);
    if (lines) {
      piece[PIECE_BYTES - 1] = '\n';
    }
    for (int i = 0; i < pieces; i++) {
      peer.send(piece);
    }
  }

  private static String cut(long bytes) {
    return " [cut: " + bytes + " bytes]";
  }

  private static String readAll(RawPeer peer) {
    try {
      return peer.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
