package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.it.ScenarioLab.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios that make a call: real programs, in networks of their own. */
@Execution(ExecutionMode.CONCURRENT)
class CallScenarioIT {

  /** As often as one likes: {@code -Dscenario.runs=20}. */
  private static final int RUNS = Integer.getInteger("scenario.runs", 1);

  private static final long OUTAGE_NS = 250_000_000;

  /** The kernel's clock ticks every 10 ms at least, and a busy machine captures late. */
  private static final long TICK_NS = 20_000_000;

  @TempDir private static Path temp;
  private static ScenarioLab lab;

  @BeforeAll
  static void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  @ParameterizedTest
  @CsvSource({
    "call,1,144",
    "call-outage,1,144",
    "call-nagle,1,192",
    "call-nagle-control,9,192",
    "call-bottleneck,2,144"
  })
  void shouldShowInTheCaptureWhatItSays(String name, int proofs, int packets) throws Exception {
    for (int i = 0; i < RUNS; i++) {
      LabProcess demo = lab.demo(name, name + i, 0);
      // The 18 of every call.
      String end = name + i + ": complete, " + (18 + proofs) + " checks passed";
      assertTrue(demo.stdout().contains(end), demo::toString);
      lines(demo, "ok    proof: late-packets").forEach(line -> System.out.println(name + line));
      DeliveryTimes.of(lab.run(name + i)).shouldAgree(packets);
    }
  }

  /** The same file without what makes it happen: the proof must fail, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "call-outage,(?m)^faults:\\n(?: .*\\n)+,''",
    "call-nagle,nagle: true,nagle: false",
    "call-nagle,(?m)^faults:\\n(?: .*\\n)+,''",
    "call-nagle-control,nagle: false,nagle: true",
    "call-bottleneck,(?m)^network:\\n(?: .*\\n)+,''"
  })
  void shouldNotBeCompleteWithoutItsMechanism(String name, String mechanism, String other)
      throws Exception {
    String without = lab.text(name).replaceAll(mechanism, other);
    assertFalse(without.equals(lab.text(name)), without);
    LabProcess demo = lab.shouldFailItsProofs(without);
    assertFalse(lines(demo, "FAIL  proof: late-packets").isEmpty(), demo::toString);
  }

  /**
   * An outage in each direction of the relay: what is labelled is what the receiver did not get,
   * from the write that is named, for as long as the file says.
   */
  @Test
  void shouldLoseWhatIsSentInAnOutageAndNothingElse() throws Exception {
    String text =
        """
        title: Two outages
        about: One is in the call, the other one in what the relay passes on of the chat.
        rows:
          chat: {rows: 8, bytes: 40, seed: 1}
          voip: {rows: 2, bytes: 10, seed: 2}
        options:
          client-chat: {interval: 50ms}
          client-voip: {codec: pcma, voice: tones}
        faults:
          - outage: {flow: voip, row: 2, chunk: 7, leg: client-relay, time: 250ms}
          - outage: {flow: chat, row: 3, leg: relay-client, time: 250ms}
        proof:
          - late-packets: {leg: relay-client, playout: 60ms, packets-min: 1}
        """;
    lab.demo(lab.write("outages", text).toString(), "outages", 0);
    shouldHaveLost("VOIP 2 7 client-relay", "relay,127.0.0.1:9002,127.0.0.12");
    shouldHaveLost("CHAT 3 1 relay-client", "client-voip,127.0.0.12,127.0.0.1:9001");
  }

  /**
   * @param from the write with which it begins
   * @param receiver who does not get it: its event file, its end and its peer's
   */
  private void shouldHaveLost(String from, String receiver) throws IOException {
    List<PacketLine> sent =
        PacketLine.read(lab.run("outages")).stream()
            .filter(packet -> packet.kind().equals("data"))
            .filter(
                packet -> packet.flow().equals(from.substring(0, 4)) && from.endsWith(packet.leg()))
            .toList();
    List<PacketLine> lost =
        sent.stream().filter(packet -> packet.fault().equals("outage")).toList();
    assertEquals(from, lost.getFirst().write());
    long beginNs = lost.getFirst().timeNs();
    for (PacketLine packet : sent) {
      long afterNs = packet.timeNs() - beginNs;
      boolean inside = afterNs >= 0 && afterNs < OUTAGE_NS - TICK_NS;
      boolean outside = afterNs < 0 || afterNs > OUTAGE_NS + TICK_NS;
      assertTrue(
          inside ? lost.contains(packet) : !outside || !lost.contains(packet), packet::toString);
    }
    String[] ends = receiver.split(",");
    List<Long> receivedNs =
        Files.readAllLines(lab.run("outages").resolve("events/" + ends[0] + ".csv")).stream()
            .map(line -> line.split(",", -1))
            .filter(event -> event[1].equals("received") && event[2].equals(from.substring(0, 4)))
            .filter(event -> event[5].startsWith(ends[1]) && event[6].startsWith(ends[2]))
            .map(event -> Long.parseLong(event[0]))
            .toList();
    assertTrue(receivedNs.stream().anyMatch(ns -> ns > beginNs + OUTAGE_NS), receivedNs::toString);
    assertTrue(
        receivedNs.stream()
            .noneMatch(ns -> ns > beginNs + TICK_NS && ns < beginNs + OUTAGE_NS - TICK_NS),
        receivedNs::toString);
  }
}
