package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.figures.FlowFigures;
import twoflow.analysis.figures.Spread;
import twoflow.analysis.link.Leg;
import twoflow.testsupport.GoldenRun;

/** The figures of a run's flows are those that tshark has of the same capture. */
class FlowFiguresIT {

  private static final int CHAT_PORT = 9411;
  private static final int VOIP_PORT = 9412;

  @TempDir private Path folder;

  @Test
  void shouldBeThoseOfTshark() throws Exception {
    Tshark tshark = new Tshark(folder);
    Path run = GoldenRun.copyTo(folder.resolve("run"));
    try (RunAnalysis analysis = RunAnalysis.open(run)) {
      List<FlowFigures> flows = analysis.figures().flows();
      assertEquals(4, flows.size(), flows::toString);
      for (FlowFigures figures : flows) {
        shouldAgree(tshark, run.resolve("two-flow.pcap"), figures);
      }
    }
  }

  private static void shouldAgree(Tshark tshark, Path capture, FlowFigures figures)
      throws Exception {
    int port = figures.flow().equals("CHAT") ? CHAT_PORT : VOIP_PORT;
    boolean toRelay = figures.leg() == Leg.TO_RELAY;
    String way = toRelay ? "tcp.dstport == " + port : "tcp.srcport == " + port;
    String back = toRelay ? "tcp.srcport == " + port : "tcp.dstport == " + port;
    List<List<String>> data =
        tshark.fields(
            capture, List.of(), "tcp.len > 0 && " + way, "frame.number", "ip.len", "tcp.len");
    long payload = data.stream().mapToLong(f -> Long.parseLong(f.get(2))).sum();
    long packets = data.stream().mapToLong(f -> Long.parseLong(f.get(1))).sum();
    assertEquals(data.size(), figures.sizesBytes().count(), figures::toString);
    assertEquals(payload, figures.payloadBytes(), figures::toString);
    assertEquals(packets - payload, figures.headerBytes(), figures::toString);
    List<String> dataFrames = data.stream().map(f -> f.get(0)).toList();
    List<Long> roundTripsNs = new ArrayList<>();
    for (List<String> ack :
        tshark.fields(
            capture,
            List.of(),
            "tcp.analysis.ack_rtt && " + back,
            "tcp.analysis.acks_frame",
            "tcp.analysis.ack_rtt")) {
      if (dataFrames.contains(ack.get(0))) {
        roundTripsNs.add(new BigDecimal(ack.get(1)).movePointRight(9).longValueExact());
      }
    }
    assertTrue(!roundTripsNs.isEmpty(), "tshark has no round trip");
    List<Long> own = each(figures.roundTripsNs());
    roundTripsNs.forEach(
        roundTripNs -> assertTrue(own.remove(roundTripNs), roundTripsNs::toString));
    // An ACK that covers the last data and the FIN is one of the FIN for tshark.
    assertTrue(own.size() <= 1, own::toString);
  }

  private static List<Long> each(Spread spread) {
    List<Long> values = new ArrayList<>();
    for (Spread.Count count : spread.counts()) {
      for (long i = 0; i < count.times(); i++) {
        values.add(count.value());
      }
    }
    return values;
  }
}
