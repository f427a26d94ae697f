package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static twoflow.it.ScenarioLab.lines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scenarios of what the programs do, relay and clients: real programs, in networks of their own.
 */
@Execution(ExecutionMode.CONCURRENT)
class RoleScenarioIT {

  /** As often as one likes: {@code -Dscenario.runs=20}. */
  private static final int RUNS = Integer.getInteger("scenario.runs", 1);

  @TempDir private static Path temp;
  private static ScenarioLab lab;

  @BeforeAll
  static void copyTheBuiltLab() throws Exception {
    lab = new ScenarioLab(temp);
  }

  @ParameterizedTest
  @CsvSource({
    "split,3",
    "glued,3",
    "reset,1",
    "reset-unread,1",
    "reset-answered,1",
    "refused,1",
    "nagle,2",
    "nagle-control,2",
    "request-reply,1",
    "request-reply-control,1",
    "slow-reader,1",
    "keep-alive,1",
    "half-close,2"
  })
  void shouldShowInTheCaptureWhatItSays(String name, int proofs) throws Exception {
    for (int i = 0; i < RUNS; i++) {
      LabProcess demo = lab.complete(name, name + i);
      assertEquals(proofs, lines(demo, "ok    proof: ").size(), demo::toString);
      assertEquals(
          lab.text(name), Files.readString(lab.run(name + i).resolve("scenario.yml")), name);
    }
  }

  /** The same file without what makes it happen: the proof must fail, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "split,(?m)^faults:\\n(?: .*\\n)+,''",
    "glued,(?m)^faults:\\n(?: .*\\n)+,''",
    "reset,reset-at: 4,chunk-bytes: 10",
    "reset-unread,', close-unread-at: 3',''",
    "reset-answered,', close-at: 3',''",
    "refused,(?m)^options:\\n(?: .*\\n)+,''",
    "nagle,nagle: true,nagle: false",
    "nagle,delayed-ack: true,delayed-ack: false",
    "nagle-control,nagle: false,nagle: true",
    "request-reply,nagle: true,nagle: false",
    "request-reply-control,nagle: false,nagle: true",
    "slow-reader,read-after: 2s,read-after: 0s",
    "keep-alive,keep-alive: 1s,keep-alive: 1h",
    "half-close,half-close-after: 500ms,half-close-after: 1h"
  })
  void shouldNotBeCompleteWithoutItsMechanism(String name, String mechanism, String other)
      throws Exception {
    String without = lab.text(name).replaceAll(mechanism, other);
    assertFalse(without.equals(lab.text(name)), without);
    lab.shouldFailItsProofs(without);
  }

  /** A RST that answers data has no ACK flag; one that ends a connection has. */
  @ParameterizedTest
  @CsvSource({
    "reset,127.0.0.12 0x0014",
    "reset-unread,127.0.0.12 0x0014",
    "reset-answered,127.0.0.12 0x0004"
  })
  void shouldResetAsTsharkSeesIt(String name, String reset) throws Exception {
    lab.complete(name, name + "0");
    List<String> resets =
        fields(name + "0", "tcp.flags.reset==1", "tcp.stream", "ip.src", "tcp.flags");
    assertEquals(2, resets.size(), resets::toString);
    String[] first = resets.getFirst().split("\t");
    assertEquals(reset, first[1] + " " + first[2]);
    assertEquals("127.0.0.1", resets.getLast().split("\t")[1], "the relay passes it on");
    String fins = "tcp.flags.fin==1 && ip.src==127.0.0.12 && tcp.stream==" + first[0];
    assertEquals(
        name.equals("reset-answered") ? 1 : 0, fields(name + "0", fins, "tcp.stream").size());
  }

  /** SYN, then RST and ACK: nothing else belongs to an attempt. */
  @Test
  void shouldBeRefusedAsTsharkSeesIt() throws Exception {
    lab.complete("refused", "refused0");
    Map<String, List<String>> flags = new HashMap<>();
    for (String packet : fields("refused0", "tcp", "tcp.stream", "tcp.flags")) {
      String[] fields = packet.split("\t");
      flags.computeIfAbsent(fields[0], stream -> new ArrayList<>()).add(fields[1]);
    }
    int opened = 4;
    flags.values().removeIf(List.of("0x0002", "0x0014")::equals);
    assertEquals(opened, flags.size(), flags::toString);
    flags.values().forEach(other -> assertEquals("0x0012", other.get(1)));
  }

  /** The newline of a request waits for the ACK of its text, and its reply for the newline. */
  @ParameterizedTest
  @CsvSource({"request-reply,true", "request-reply-control,false"})
  void shouldExchangeAsTsharkSeesIt(String name, boolean waits) throws Exception {
    lab.complete(name, name + "0");
    String texts = "tcp.dstport==9002 && tcp.len==79 && ip.src==127.0.0.12";
    String newlines = "tcp.dstport==9002 && tcp.len==1 && ip.src==127.0.0.12";
    List<Double> sentMs = firstTimesMs(name + "0", texts);
    List<Double> completedMs = firstTimesMs(name + "0", newlines);
    assertEquals(30, sentMs.size());
    assertEquals(30, completedMs.size());
    List<Double> waitsMs = new ArrayList<>();
    for (int i = 0; i < sentMs.size(); i++) {
      waitsMs.add(completedMs.get(i) - sentMs.get(i));
    }
    waitsMs.sort(null);
    assertEquals(waits, waitsMs.get(15) > 20, waitsMs::toString);
  }

  /** When the segments were sent; on a busy machine, TCP sends one again whose ACK is late. */
  private List<Double> firstTimesMs(String run, String filter) throws Exception {
    Map<String, Double> bySeq = new LinkedHashMap<>();
    for (String segment : fields(run, filter, "tcp.seq", "frame.time_epoch")) {
      String[] fields = segment.split("\t");
      bySeq.putIfAbsent(fields[0], Double.parseDouble(fields[1]) * 1000);
    }
    return List.copyOf(bySeq.values());
  }

  /** Fields of the packets of a run that a display filter shows. */
  private List<String> fields(String run, String filter, String... names) throws Exception {
    Tshark.assumeOnPath("tshark");
    String capture = lab.run(run).resolve("two-flow.pcap").toString();
    List<String> command =
        new ArrayList<>(List.of("tshark", "-n", "-r", capture, "-Y", filter, "-T", "fields"));
    for (String name : names) {
      command.addAll(List.of("-e", name));
    }
    return LabProcess.command(temp, command.toArray(String[]::new)).shouldExit(0).stdout();
  }
}
