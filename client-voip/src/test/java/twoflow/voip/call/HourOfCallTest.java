package twoflow.voip.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.call.g711.Codec;
import twoflow.client.ScheduledSending;
import twoflow.client.SendingRules;
import twoflow.client.net.FlowConnection;
import twoflow.core.event.EventLog;
import twoflow.core.net.Listeners;
import twoflow.core.pacing.CallPace;
import twoflow.core.pacing.FixedPace;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.RowCheck;
import twoflow.core.row.RowFile;
import twoflow.testsupport.FakeClock;
import twoflow.testsupport.LogLines;

/** A call of an hour, on a clock that does not wait: 180,000 packets, and no number goes wrong. */
class HourOfCallTest {

  private static final int ROWS = 900;
  private static final int ROW_SAMPLES = 4 * Codec.SAMPLE_RATE;

  @TempDir private Path folder;

  private RowFile rows() throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,speaker,flow,message\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append("2025-12-13T10:00:00,C2,VOIP,").append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("voip.csv"), csv);
    return RowFile.check(file, Flow.VOIP, RowCheck.NONE);
  }

  /** Reads to the end; returns the last packet's numbers, and how many there were. */
  private static String last(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    long packets = 0;
    long number = 0;
    long timestamp = 0;
    for (int length = in.read(); length >= 0; length = in.read()) {
      byte[] packet = in.readNBytes(length << 8 | in.read());
      number = (packet[2] & 0xff) << 8 | packet[3] & 0xff;
      packets++;
      assertEquals(packets & 0xffff, number);
      timestamp = 0;
      for (int i = 4; i < 8; i++) {
        timestamp = timestamp << 8 | packet[i] & 0xff;
      }
    }
    return packets + " packets, the last has number " + number + " and timestamp " + timestamp;
  }

  @Test
  void shouldSpeakForAnHour() throws Exception {
    FakeClock clock = new FakeClock(1);
    LogLines log = new LogLines();
    RowFile file = rows();
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    try (Speech speech =
            Speech.of(file, text -> new short[ROW_SAMPLES], new CallFormat(Codec.PCMU, 160));
        ServerSocketChannel listener = Listeners.open(loopback, 0);
        SocketChannel near = SocketChannel.open(listener.getLocalAddress());
        SocketChannel far = listener.accept();
        FlowConnection connection = new FlowConnection("VOIP", near, clock, EventLog.NONE)) {
      CompletableFuture<String> received =
          CompletableFuture.supplyAsync(() -> {
            try (InputStream in = far.socket().getInputStream()) {
              return last(new BufferedInputStream(in));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      new ScheduledSending(
              file,
              new CallWrites(speech),
              new CallPace(
                  new FixedPace(20_000_000, 20_000_000), Duration.ofMillis(20), log.logger()),
              SendingRules.NONE,
              clock,
              log.logger())
          .sendAll(connection);
      connection.halfClose();
      // 180,000 is 2 * 65,536 + 48,928.
      assertEquals(
          "180000 packets, the last has number 48928 and timestamp " + 179_999L * 160,
          received.get());
      assertEquals(1 + 50_000_000L + 179_999L * 20_000_000, clock.nowNs());
    }
  }
}
