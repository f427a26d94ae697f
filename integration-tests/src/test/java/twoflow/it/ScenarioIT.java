package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.it.ScenarioLab.lines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./lab demo --scenario}: real programs, in networks of their own. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioIT {

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
    "loss,1",
    "hol,2",
    "hol-textbook,3",
    "timeout,2",
    "syn-loss,1",
    "segments,1",
    "bottleneck,1"
  })
  void shouldShowInTheCaptureWhatItSays(String name, int proofs) throws Exception {
    for (int i = 0; i < RUNS; i++) {
      LabProcess demo = lab.complete(name, name + i);
      assertEquals(
          1,
          demo.logged("lab: network private: a loopback of the run's own (--scenario " + name + ")")
              .size(),
          demo::toString);
      assertEquals(proofs, lines(demo, "ok    proof: ").size(), demo::toString);
      assertEquals(
          lab.text(name), Files.readString(lab.run(name + i).resolve("scenario.yml")), name);
    }
  }

  /** The same file without what makes it happen: the proof must fail, and nothing else. */
  @ParameterizedTest
  @CsvSource({
    "loss,faults",
    "hol,faults",
    "hol-textbook,faults",
    "timeout,faults",
    "syn-loss,faults",
    "segments,network",
    "bottleneck,network"
  })
  void shouldNotBeCompleteWithoutItsMechanism(String name, String key) throws Exception {
    String without = lab.text(name).replaceAll("(?m)^" + key + ":\n(?: .*\n)+", "");
    assertFalse(without.contains("\n" + key + ":"), without);
    lab.shouldFailItsProofs(without);
  }

  @ParameterizedTest
  @CsvSource({
    "loss,chunk: 4,chunk: 5",
    "timeout,row: 2,row: 1",
    "syn-loss,client-relay,relay-client"
  })
  void shouldNotBeCompleteWhenAnotherWriteIsHit(String name, String named, String hit)
      throws Exception {
    String text = lab.text(name);
    int proof = text.indexOf("\nproof:");
    String other = text.substring(0, proof).replace(named, hit) + text.substring(proof);
    lab.shouldFailItsProofs(other);
  }

  /** The textbook's three duplicate ACKs are not what Linux does by itself. */
  @Test
  void shouldTellTheTextbookFromLinux() throws Exception {
    String modern = lab.text("hol-textbook").replace("tcp_sack: 0, ", "");
    LabProcess demo = lab.demo(lab.write("modern", modern).toString(), "modern", 3);
    assertEquals(1, lines(demo, "FAIL  proof: duplicate-acks").size(), demo::toString);
    assertEquals(1, lines(demo, "ok    proof: repeated").size(), demo::toString);
  }

  @Test
  void shouldHitExactlyTheTenWritesThatAreNamed() throws Exception {
    // None of the voice's first row: on a busy machine its chunks are late, and then close to each
    // other. A chunk that is sent again takes the next one along.
    Set<String> named = new TreeSet<>();
    StringBuilder faults = new StringBuilder("faults:\n");
    StringBuilder proofs = new StringBuilder("proof:\n");
    for (String fault :
        List.of(
            "CHAT 1 1 client-relay",
            "CHAT 2 1 relay-client",
            "CHAT 4 1 client-relay",
            "CHAT 5 1 relay-client",
            "CHAT 7 1 client-relay",
            "VOIP 4 2 relay-client",
            "VOIP 2 9 relay-client",
            "VOIP 3 1 relay-client",
            "VOIP 5 4 client-relay",
            "VOIP 7 10 client-relay")) {
      named.add(fault);
      String[] f = fault.split(" ");
      String chunk = f[0].equals("CHAT") ? "" : ", chunk: " + f[2];
      String write =
          "{flow: " + f[0].toLowerCase(Locale.ROOT) + ", row: " + f[1] + chunk + ", leg: " + f[3];
      faults.append("  - lose: ").append(write).append("}\n");
      proofs.append("  - repeated: ").append(write).append(", times: 1}\n");
    }
    String text =
        """
        title: Ten faults
        about: Each hits what it names.
        rows:
          chat: {rows: 8, bytes: 40, seed: 1}
          voip: {rows: 8, bytes: 60, seed: 2}
        options:
          client-chat: {interval: 1s}
          client-voip: {chunk-interval: 100ms, row-gap: 600ms}
        network:
          settings: {tcp_early_retrans: 0}
        """
            + faults
            + proofs;
    LabProcess demo = lab.demo(lab.write("ten", text).toString(), "ten", 0);
    // The 17 of every run, and the ten proofs.
    assertTrue(demo.stdout().contains("ten: complete, 27 checks passed"), demo::toString);
    List<PacketLine> packets = PacketLine.read(lab.run("ten"));
    List<String> lost =
        packets.stream()
            .filter(packet -> packet.fault().equals("lose"))
            .map(PacketLine::write)
            .toList();
    assertEquals(10, lost.size(), lost::toString);
    assertEquals(named, new TreeSet<>(lost));
    Set<String> repeated =
        new TreeSet<>(
            packets.stream()
                .filter(packet -> packet.repeatedBytes() > 0)
                .map(PacketLine::write)
                .toList());
    assertEquals(named, repeated);
  }

  /** Wireshark's labels are no measure, but the bytes that it shows are. */
  @ParameterizedTest
  @CsvSource({"loss,1", "hol,1", "timeout,4"})
  void shouldCountRepeatedBytesAsTsharkSeesThem(String name, int times) throws Exception {
    Tshark.assumeOnPath("tshark");
    lab.complete(name, name + "0");
    Path run = lab.run(name + "0");
    LabProcess tshark =
        LabProcess.command(
                temp,
                "tshark -n -r two-flow.pcap -Y tcp.len>0 -T fields -e frame.number -e tcp.stream"
                    .replace("two-flow.pcap", run.resolve("two-flow.pcap").toString())
                    .concat(" -e ip.src -e tcp.seq -e tcp.len")
                    .split(" "))
            .shouldExit(0);
    Set<String> seen = new HashSet<>();
    List<Long> again = new ArrayList<>();
    for (String line : tshark.stdout()) {
      String[] fields = line.split("\t");
      if (!seen.add(String.join(" ", List.of(fields).subList(1, fields.length)))) {
        again.add(Long.parseLong(fields[0]));
      }
    }
    List<Long> counted =
        PacketLine.read(run).stream()
            .filter(packet -> packet.repeatedBytes() > 0)
            .map(PacketLine::frame)
            .toList();
    assertEquals(again, counted);
    assertEquals(times, counted.size());
  }

  /** What a teacher copies from the README must run. */
  @Test
  void shouldRunTheExampleOfTheReadme() throws Exception {
    String readme = Files.readString(LabProcess.root().resolve("scenarios/README.md"));
    StringBuilder example = new StringBuilder();
    for (String line : readme.substring(readme.indexOf("    title: ")).lines().toList()) {
      if (!line.startsWith("    ")) {
        break;
      }
      example.append(line.substring(4)).append('\n');
    }
    assertTrue(example.toString().contains("\nproof:\n"), example::toString);
    Inputs.csv(temp, "my_voice.csv", "2026-01-05T09:00:00,Zoë,VOIP,Hello there");
    LabProcess demo = lab.demo(lab.write("example", example.toString()).toString(), "example", 0);
    assertEquals(1, lines(demo, "ok    proof: repeated VOIP row 1 chunk 2").size(), demo::toString);
  }
}
