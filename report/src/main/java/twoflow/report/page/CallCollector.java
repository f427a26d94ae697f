package twoflow.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.call.CallDelivery;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.link.CallStream;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.PacketTable;
import twoflow.report.output.CallLeg;

/** Collects what the page has of a run's calls. */
final class CallCollector {

  /** How many legs the page lists. */
  static final int MAX_LEGS = 100;

  /** How many packets they have together: an hour on two legs. They take 3 MB of the page. */
  static final long MAX_PACKETS = 400_000;

  private static final long NS_PER_US = 1000;

  private final Map<Place, LabConnection> connections = new HashMap<>();
  private final Set<PacketTable> whole = new HashSet<>();
  private final long startNs;

  /** A leg of a pair of clients. */
  private record Place(String flow, int pair, Leg leg) {}

  /**
   * Collects for a run.
   *
   * @param startNs where the page's times begin, epoch nanoseconds
   */
  CallCollector(RunAnalysis run, long startNs) {
    this.startNs = startNs;
    for (OneWayFlow oneWay : run.oneWayFlows()) {
      String flow = oneWay.flow();
      int pair = oneWay.session();
      oneWay.sender().ifPresent(c -> connections.put(new Place(flow, pair, Leg.TO_RELAY), c));
      oneWay.receiver().ifPresent(c -> connections.put(new Place(flow, pair, Leg.FROM_RELAY), c));
    }
    CallLeg.wholeOnes(run).forEach(call -> whole.add(call.packets()));
  }

  /** What the page has of the calls with these figures. */
  PageCalls collect(List<CallFigures> figures, Optional<PageVoice> voice) {
    List<CallFigures> shown = figures.stream().limit(MAX_LEGS).toList();
    Set<CallFigures> drawn = drawn(shown);
    List<PageCall> legs = new ArrayList<>();
    for (CallFigures call : shown) {
      LabConnection connection = connections.get(new Place(call.flow(), call.pair(), call.leg()));
      PacketTable packets =
          connection.direction(call.leg()).call().map(CallStream::packets).orElseThrow();
      boolean isWhole = whole.contains(packets);
      legs.add(
          drawn.contains(call)
              ? withPackets(call, connection.tcpStream(), isWhole, packets)
              : PageCall.withoutPackets(call, connection.tcpStream(), isWhole));
    }
    return new PageCalls(legs, figures.size() - shown.size(), voice);
  }

  /** While there is room, the legs to the listeners; then the others. */
  static Set<CallFigures> drawn(List<CallFigures> calls) {
    Set<CallFigures> drawn = new HashSet<>();
    long room = MAX_PACKETS;
    for (Leg leg : List.of(Leg.FROM_RELAY, Leg.TO_RELAY)) {
      for (CallFigures call : calls) {
        if (call.leg() == leg && call.packets() <= room) {
          drawn.add(call);
          room -= call.packets();
        }
      }
    }
    return drawn;
  }

  private PageCall withPackets(
      CallFigures figures, int tcpStream, boolean isWhole, PacketTable packets) {
    List<Long> delaysUs = new ArrayList<>();
    long[] firstDelayNs = {0};
    new CallDelivery(packets)
        .forEachDelay((packet, delayNs) -> {
          firstDelayNs[0] = packet == 0 ? delayNs : firstDelayNs[0];
          delaysUs.add(Math.ceilDiv(delayNs, NS_PER_US));
        });
    long size = packets.size();
    return new PageCall(
        figures,
        tcpStream,
        isWhole,
        packets.deliveredNs(0) - firstDelayNs[0] - startNs,
        delaysUs,
        LongStream.range(0, size)
            .map(i -> packets.frame(i) - (i == 0 ? 0 : packets.frame(i - 1)))
            .boxed()
            .toList(),
        repeats(1, size, i -> (int) (packets.timestamp(i) - packets.timestamp(i - 1))),
        repeats(0, size, packets::payloadBytes),
        repeats(0, size, packets::row));
  }

  /** Values of packets in a row: how often each follows itself, and the value. */
  private static List<long[]> repeats(long from, long until, LongUnaryOperator value) {
    List<long[]> repeats = new ArrayList<>();
    for (long i = from; i < until; i++) {
      long next = value.applyAsLong(i);
      if (!repeats.isEmpty() && repeats.getLast()[1] == next) {
        repeats.getLast()[0]++;
      } else {
        repeats.add(new long[] {1, next});
      }
    }
    return repeats;
  }
}
