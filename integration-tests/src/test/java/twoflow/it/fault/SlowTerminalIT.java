package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/**
 * A terminal that takes no line: the relay forwards on until its bounded queue of log lines is full
 * (16,384 lines or 2 Mi characters), waits then, and goes on where it was once lines are taken.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SlowTerminalIT {

  private static final int MESSAGE_BYTES = 200;

  /** Some 300 characters of log each: well below 2 Mi. */
  private static final int MESSAGES_WITHIN = 4_000;

  /** More than both bounds allow. */
  private static final int MESSAGES_BEYOND = 40_000;

  private static final Pattern LENGTH = Pattern.compile(" len=(\\d+) seq=");

  @Test
  void shouldDelayTheTrafficOnlyOnceItsQueueIsFullAndLoseNoLine(@TempDir Path folder)
      throws Exception {
    Path terminal = folder.resolve("terminal");
    try (LabProcess mkfifo = LabProcess.command(folder, "mkfifo", terminal.toString())) {
      mkfifo.shouldExit(0);
    }
    try (LabProcess relay = LabProcess.loggingTo(terminal, folder, "relay", "--flow", "SLOW=0");
        BufferedReader lines = Files.newBufferedReader(terminal, StandardCharsets.UTF_8)) {
      int port = relay.awaitPort("SLOW");
      try (RawPeer sender = new RawPeer(port);
          RawPeer receiver = new RawPeer(port)) {
        Received received = new Received();
        Thread.ofVirtual().start(() -> count(receiver, received));
        send(sender, MESSAGES_WITHIN, received);
        Thread flood = Thread.ofPlatform().daemon().start(() -> flood(sender, received));
        UnreadBytes.awaitHeldBack(relay, sender);
        long stoppedAt = received.bytes();
        long all = (long) (MESSAGES_WITHIN + MESSAGES_BEYOND) * MESSAGE_BYTES;
        assertTrue(stoppedAt < all, "all was forwarded: the log cannot hold that");
        assertEquals(all, logged(lines));
        flood.join();
        assertEquals(all, received.bytes());
      }
    }
  }

  /** One message after the other has arrived, so that each is a piece and a log line. */
  private static void send(RawPeer sender, int messages, Received received) throws IOException {
    long due = received.bytes();
    for (int i = 0; i < messages; i++) {
      sender.send("x".repeat(MESSAGE_BYTES));
      due += MESSAGE_BYTES;
      received.await(due);
    }
  }

  private static void flood(RawPeer sender, Received received) {
    try {
      send(sender, MESSAGES_BEYOND, received);
      sender.halfClose();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void count(RawPeer receiver, Received received) {
    byte[] buffer = new byte[1 << 16];
    try {
      for (int bytes = receiver.read(buffer); bytes >= 0; bytes = receiver.read(buffer)) {
        received.add(bytes);
      }
      receiver.halfClose();
    } catch (IOException e) {
      // The assertion on the count reports it.
    }
  }

  /** How many bytes have arrived; who waits for them leaves the processor to others. */
  private static final class Received {

    private long bytes;

    synchronized long bytes() {
      return bytes;
    }

    synchronized void add(int more) {
      bytes += more;
      notifyAll();
    }

    synchronized void await(long wanted) {
      while (bytes < wanted) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /** Reads the log to its end; returns how many bytes its lines account for. */
  private static long logged(BufferedReader lines) throws IOException {
    long bytes = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher length = LENGTH.matcher(line);
      bytes += length.find() ? Long.parseLong(length.group(1)) : 0;
    }
    return bytes;
  }
}
