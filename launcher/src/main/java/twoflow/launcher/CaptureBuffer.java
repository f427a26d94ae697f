package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import twoflow.core.row.Flow;
import twoflow.core.scenario.Scenario;
import twoflow.core.scenario.ScenarioRows;
import twoflow.core.seed.SeededRows;

/**
 * Where the kernel keeps packets until tcpdump has read them. Each packet takes as much of it as
 * the longest one may be, however short it is. On loopback that can be 65,549 bytes, which take 128
 * KiB. So less will do where no packet can be long: none has more payload than all rows together.
 *
 * @param kib its size as tcpdump takes it
 * @param snapshotBytes no packet of the run is longer; 0: that is not known
 */
record CaptureBuffer(int kib, int snapshotBytes) {

  /** For bursts of packets of any length: room for 1,024. */
  static final CaptureBuffer LARGE = new CaptureBuffer(65_536, 0);

  /** For packets of any length, some 200 a second: room for 192. */
  static final CaptureBuffer PACED = new CaptureBuffer(12_288, 0);

  private static final int KIB = 1024;

  /** Room for 192 packets of 64 KiB, and for 6,144 of 2 KiB. */
  private static final int SMALL_KIB = 12_288;

  private static final int MIN_ROOM_BYTES = 2048;
  private static final int MAX_ROOM_BYTES = 65_536;

  /** What the kernel puts before a packet, and more. */
  private static final int KERNEL_BYTES = 128;

  private static final int ETHERNET_BYTES = 14;

  /** A row's separators and marker on the wire are shorter than the row itself. */
  private static final int WIRE_BYTES_PER_CSV_BYTE = 2;

  /** With all their options. */
  private static final int IP_AND_TCP_BYTES = 60 + 60;

  /** For a run whose rows come from its seed, on the loopback as it is. */
  static CaptureBuffer ofSeed() {
    return of(2 * SeededRows.MOST_BYTES, OptionalInt.empty());
  }

  /**
   * For a run of text, with one pair of clients, in a network that no other program can use.
   *
   * @param folder has the rows of both flows
   * @param mtuBytes the longest IP packet of the network, if it is not the usual one
   * @return one with room for as many packets as {@link #LARGE}, at least
   */
  static CaptureBuffer ofRows(Path folder, OptionalInt mtuBytes) throws IOException {
    long csvBytes = 0;
    for (Flow flow : Flow.values()) {
      csvBytes += Files.size(folder.resolve(flow.csvName()));
    }
    CaptureBuffer fitting = of(WIRE_BYTES_PER_CSV_BYTE * csvBytes, mtuBytes);
    return fitting.packets() < LARGE.packets() ? LARGE : fitting;
  }

  /** For a run by a scenario; rows that the scenario does not bring come from the run's seed. */
  static CaptureBuffer of(Scenario scenario) {
    OptionalInt mtuBytes = scenario.network().mtuBytes();
    long textBytes = rowsBytes(scenario, Flow.CHAT) + rowsBytes(scenario, Flow.VOIP);
    CaptureBuffer ofText = of(textBytes, mtuBytes);
    if (!scenario.isCall()) {
      return ofText;
    }
    // How long a call is shows when its rows have been spoken. It is sent as slowly as it was
    // spoken.
    return mtuBytes.isEmpty() && !ofText.equals(LARGE) ? PACED : of(MAX_ROOM_BYTES, mtuBytes);
  }

  private static long rowsBytes(Scenario scenario, Flow flow) {
    return Optional.ofNullable(scenario.rows().get(flow))
        .map(ScenarioRows::mostBytes)
        .map(bytes -> bytes.orElse(MAX_ROOM_BYTES))
        .orElse(SeededRows.MOST_BYTES);
  }

  /**
   * For a run whose packets have a bounded length.
   *
   * @param rowsBytes all rows on the wire, at most
   * @param mtuBytes the longest IP packet of the network, if it is not the usual one
   */
  private static CaptureBuffer of(long rowsBytes, OptionalInt mtuBytes) {
    long packetBytes = IP_AND_TCP_BYTES + rowsBytes;
    if (mtuBytes.isPresent()) {
      packetBytes = Math.min(packetBytes, mtuBytes.getAsInt());
    }
    long neededBytes = KERNEL_BYTES + ETHERNET_BYTES + packetBytes;
    if (neededBytes > MAX_ROOM_BYTES) {
      return LARGE;
    }
    // The kernel divides blocks of memory: another number would waste up to half of them.
    int roomBytes = MIN_ROOM_BYTES;
    while (roomBytes < neededBytes) {
      roomBytes *= 2;
    }
    return new CaptureBuffer(SMALL_KIB, roomBytes - KERNEL_BYTES);
  }

  /** How many packets it has room for. */
  private int packets() {
    return kib * KIB / (snapshotBytes == 0 ? MAX_ROOM_BYTES : snapshotBytes + KERNEL_BYTES);
  }

  /** The memory that it takes. */
  long memoryBytes() {
    return (long) kib * KIB * (snapshotBytes == 0 ? 2 : 1);
  }
}
