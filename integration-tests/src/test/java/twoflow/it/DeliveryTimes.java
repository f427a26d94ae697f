package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.PacketTable;
import twoflow.analysis.link.StreamDirection;

/**
 * When the packets of a call were delivered: by the report, which reads the capture, and by the
 * events of the receivers, which know of no capture.
 *
 * @param packets how many there are, on both legs together
 * @param early those that a receiver had read before the report says that they were delivered
 * @param late those that a receiver read long after that
 */
record DeliveryTimes(int packets, List<String> early, List<String> late) {

  /** A program reads after the frame was captured; the clocks are the same. */
  private static final long EARLY_NS = 1_000_000;

  /** A busy machine lets a program sleep, and that is no fault of the report. */
  private static final long LATE_NS = 150_000_000;

  /** Compares the packets of a run, one by one. */
  static DeliveryTimes of(Path run) throws IOException {
    Path events = run.resolve("events");
    String speaker =
        Events.read(events.resolve("client-voip.csv")).of("connected", "VOIP").getFirst().local();
    DeliveryTimes times = new DeliveryTimes(0, new ArrayList<>(), new ArrayList<>());
    try (RunAnalysis analysis = RunAnalysis.open(run)) {
      for (StreamDirection leg :
          analysis.oneWayFlows().stream()
              .filter(flow -> flow.flow().equals("VOIP"))
              .flatMap(flow -> flow.legs().stream())
              .toList()) {
        List<Events.Line> reads =
            leg.leg() == Leg.TO_RELAY
                ? Events.read(events.resolve("relay.csv")).of("received", "VOIP", speaker)
                : Events.read(events.resolve("client-chat.csv")).of("received", "VOIP");
        PacketTable packets = leg.call().map(CallStream::packets).orElseThrow();
        times = times.and(packets, leg.leg(), reads);
      }
    }
    return times;
  }

  private DeliveryTimes and(PacketTable packets, Leg leg, List<Events.Line> reads) {
    for (long i = 0; i < packets.size(); i++) {
      long lastSeq = packets.lastSeq(i);
      long readNs =
          reads.stream()
              .filter(read -> read.lastSeq() >= lastSeq)
              .findFirst()
              .orElseThrow()
              .timeNs();
      long afterNs = readNs - packets.deliveredNs(i);
      String packet =
          leg + " row " + packets.row(i) + " chunk " + packets.chunk(i) + ": " + afterNs + " ns";
      if (afterNs < -EARLY_NS) {
        early.add(packet);
      } else if (afterNs > LATE_NS) {
        late.add(packet);
      }
    }
    return new DeliveryTimes(this.packets + (int) packets.size(), early, late);
  }

  /** None may be early; of a lost copy that counts, dozens would be late. */
  void shouldAgree(int expectedPackets) {
    assertEquals(2 * expectedPackets, packets);
    assertEquals(List.of(), early);
    assertTrue(late.size() <= expectedPackets / 20, late::toString);
  }
}
