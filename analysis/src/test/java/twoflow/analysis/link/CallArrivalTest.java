package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;
import twoflow.pcap.tcp.NewBytes;

/** Four packets, of which the capture has the second one twice: the first copy was lost. */
class CallArrivalTest {

  private static final int BYTES = 174;

  @TempDir private Path folder;

  private static SegmentRecord segment(long frame, int packet, int count) {
    long first = (long) BYTES * packet + 1;
    return new SegmentRecord(
        frame, 1000 * frame, 0, Leg.TO_RELAY, 0, 0, first, BYTES * count, NewBytes.NONE, 52, 0, 0);
  }

  @Test
  void shouldDeliverByTheFramesThatCame() throws IOException {
    try (RecordStore store = new RecordStore(folder.resolve("records"))) {
      HandmadePackets packets = new HandmadePackets(store);
      for (int i = 0; i < 4; i++) {
        packets.add(160L * i, i + 1, 1000L * (i + 1));
      }
      CallArrival arrival = new CallArrival(packets.table());
      for (SegmentRecord segment :
          List.of(segment(1, 0, 1), segment(3, 2, 1), segment(5, 1, 1), segment(6, 3, 1))) {
        arrival.arrived(segment);
      }
      PacketTable table = packets.table();
      assertEquals(
          List.of("1 1000", "5 5000", "5 5000", "6 6000"),
          LongStream.range(0, 4)
              .mapToObj(i -> table.frame(i) + " " + table.deliveredNs(i))
              .toList());
    }
  }
}
