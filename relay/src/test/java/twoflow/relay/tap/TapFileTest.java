package twoflow.relay.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import twoflow.relay.tap.TapEvent.Kind;
import twoflow.relay.tap.TapEvent.Side;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TapFileTest {

  private static final int PIECE_BYTES = 60_000;

  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final TapConnection connection =
      new TapConnection(
          1, new InetSocketAddress("127.0.0.1", 1), new InetSocketAddress("127.0.0.1", 2));
  @TempDir private Path folder;

  private TapEvent opened(long timeNs) {
    return TapEvent.of(timeNs, connection, Side.PEER, Kind.OPENED);
  }

  private TapEvent piece(int number) {
    long firstSeq = 1L + (long) number * PIECE_BYTES;
    return new TapEvent(number, connection, Side.PEER, Kind.DATA, firstSeq, new byte[PIECE_BYTES]);
  }

  /** The times of the packets; requires that the file ends with a whole block. */
  private static List<Long> packetTimes(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Long> times = new ArrayList<>();
    while (in.hasRemaining()) {
      int start = in.position();
      int type = in.getInt(start);
      int bytes = in.getInt(start + 4);
      assertEquals(bytes, in.getInt(start + bytes - 4));
      if (type == 6) {
        times.add((long) in.getInt(start + 12) << 32 | in.getInt(start + 16) & 0xFFFF_FFFFL);
      }
      in.position(start + bytes);
    }
    return times;
  }

  @Test
  void shouldNeverLetTimesGoBack() throws IOException {
    Path file = folder.resolve("tap.pcapng");
    try (TapFile tap = new TapFile(file, failures::add)) {
      tap.record(opened(1_700_000_000_000_000_005L));
      tap.record(TapEvent.of(1_700_000_000_000_000_003L, connection, Side.PEER, Kind.RESET));
    }
    assertEquals(
        Collections.nCopies(4, 1_700_000_000_000_000_005L), packetTimes(Files.readAllBytes(file)));
  }

  @Test
  void shouldRefuseAFileThatExistsAndLeaveItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("tap.pcapng"), "precious");
    IOException e = assertThrows(IOException.class, () -> new TapFile(file, failures::add));
    assertEquals(
        "tap file " + file + " exists and is never overwritten: move it away or name another",
        e.getMessage());
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void shouldSayThatItsFolderIsMissing() {
    Path file = folder.resolve("missing").resolve("tap.pcapng");
    IOException e = assertThrows(IOException.class, () -> new TapFile(file, failures::add));
    assertEquals(
        "cannot create the tap file " + file + ": its folder is missing, make it first",
        e.getMessage());
  }

  @Test
  void shouldDeleteOnlyAFileWithoutAConnection() throws IOException {
    Path unused = folder.resolve("unused.pcapng");
    TapFile first = new TapFile(unused, failures::add);
    first.close();
    first.deleteIfUnused();
    assertTrue(Files.notExists(unused));

    Path used = folder.resolve("used.pcapng");
    TapFile second = new TapFile(used, failures::add);
    second.record(opened(1));
    second.close();
    second.deleteIfUnused();
    assertTrue(Files.exists(used));
  }

  @Test
  void shouldLeaveAWholeFileForAnInterruptedThread() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TapFile tap = new TapFile(folder, out, failures::add);
    tap.record(opened(1));
    Thread.currentThread().interrupt();
    for (int i = 0; i < 100; i++) {
      tap.record(piece(i));
    }
    tap.close();
    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertEquals(3 + 2 * 100, packetTimes(out.toByteArray()).size());
  }

  @Test
  void shouldWaitForASlowDiskAndDropNothing() throws Exception {
    CountDownLatch diskWorks = new CountDownLatch(1);
    SlowDisk disk = new SlowDisk(diskWorks);
    TapFile tap = new TapFile(folder, disk, failures::add);
    AtomicInteger recorded = new AtomicInteger();
    int pieces = 2 * TapFile.QUEUE_BYTES / PIECE_BYTES;
    Thread traffic =
        Thread.ofPlatform()
            .start(() -> {
              tap.record(opened(1));
              for (int i = 0; i < pieces; i++) {
                tap.record(piece(i));
                recorded.incrementAndGet();
              }
            });
    disk.asked.await();
    while (traffic.isAlive() && traffic.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertTrue(recorded.get() < pieces, "the queue is bounded");
    diskWorks.countDown();
    traffic.join();
    tap.close();
    assertEquals(3 + 2 * pieces, disk.packets());
    assertEquals(List.of(), failures);
  }

  @Test
  void shouldReportThatTheFileWasRemoved() throws IOException {
    Path file = folder.resolve("tap.pcapng");
    TapFile tap = new TapFile(file, failures::add);
    tap.record(opened(1));
    Files.delete(file);
    IOException e = assertThrows(IOException.class, tap::close);
    assertEquals(
        "tap file " + file + " is gone: it was removed or moved while it was written",
        e.getMessage());
    assertEquals(List.of(), failures);
  }

  @Test
  void shouldReportOnceThatTheDiskFailsAndLetTheTrafficGoOn() {
    OutputStream full =
        new OutputStream() {
          private int bytes;

          @Override
          public void write(int b) throws IOException {
            if (++bytes > 200_000) {
              throw new IOException("No space left on device");
            }
          }
        };
    Path file = folder.resolve("tap.pcapng");
    TapFile tap = new TapFile(file, full, failures::add);
    // More than the queue holds: were the broken file waited for, this would not end.
    for (int i = 0; i < 2 * TapFile.QUEUE_BYTES / PIECE_BYTES; i++) {
      tap.record(piece(i));
    }
    IOException e = assertThrows(IOException.class, tap::close);
    String cause = " (java.io.IOException: No space left on device)";
    assertEquals("tap file " + file + " is incomplete" + cause, e.getMessage());
    assertEquals(
        List.of(
            "cannot write the tap file " + file + " any more" + cause + "; the traffic goes on"),
        failures);
  }

  /** A disk that writes nothing until it is released; it counts the packet blocks' first writes. */
  private static final class SlowDisk extends OutputStream {

    private static final int PACKET_HEAD_BYTES = 28;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch works;
    private int packets;

    SlowDisk(CountDownLatch works) {
      this.works = works;
    }

    int packets() {
      return packets;
    }

    @Override
    public void write(int b) {
      throw new AssertionError("blocks are written in runs");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      asked.countDown();
      try {
        works.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (length == PACKET_HEAD_BYTES && bytes[offset] == 6) {
        packets++;
      }
    }
  }
}
