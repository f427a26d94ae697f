package twoflow.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.call.g711.Codec;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.Flow;

/** A scenario that makes a call: its packets have names, and are recognised by their headers. */
class CallScenarioTest {

  private static final long MS = 1_000_000;
  private static final WriteName WRITE = new WriteName(Flow.VOIP, 2, 3);

  @TempDir private Path folder;

  private Scenario scenario(String options) throws IOException {
    String text =
        """
        title: A
        about: B
        rows: {voip: voice.csv}
        options: {client-voip: {%s}}
        faults:
          - outage: {flow: voip, row: 2, chunk: 3, leg: client-relay, time: 250ms}
        proof:
          - late-packets: {leg: relay-client, playout: 60ms, packets-min: 20}
        """
            .formatted(options);
    Files.writeString(
        folder.resolve("voice.csv"),
        "timestamp,speaker,flow,message\n"
            + "2026-01-05T09:00:00,A,VOIP,ü\n2026-01-05T09:00:01,A,VOIP,\"b, c\"\n");
    return Scenario.read(Files.writeString(folder.resolve("x.yml"), text));
  }

  /** Row 1 has two bytes: 160 ms, 8 packets; the next row begins 100 ms later, at sample 2080. */
  @Test
  void shouldNameThePacketsOfARow() throws IOException {
    Scenario scenario = scenario("codec: pcmu, voice: tones");
    WritePlace place = scenario.place(WRITE);
    assertEquals(10, place.index());
    assertEquals(10 * 174 + 1, place.firstSeq());
    assertEquals(174, place.bytes());
    assertEquals((160 + 100 + 2 * 20) * MS, place.dueNs());
    assertEquals(20 * MS, place.nextDueNs() - place.dueNs());
    // 172 bytes follow; version 2; PCMU; number 11; 2080 + 2 * 160 samples; the source.
    assertEquals(
        new WritePattern("00ac" + "8000" + "000b" + "00000960" + "32464c57", 0), place.pattern());
    assertEquals(
        List.of(new Fault.Outage(WRITE, ScenarioLeg.CLIENT_RELAY, Duration.ofMillis(250))),
        scenario.faults());
    assertEquals(
        List.of(
            new Proof.LatePackets(
                ScenarioLeg.RELAY_CLIENT, Duration.ofMillis(60), 20, Proof.LatePackets.ANY)),
        scenario.proofs());
    assertEquals(Set.of(Need.PRIVATE), scenario.needs());
  }

  /** With timestamps, row 2 begins after 0.5 s: at sample 4000, in packets of 30 ms. */
  @Test
  void shouldKnowOtherCodecsLengthsAndTimes() throws IOException {
    Scenario scenario = scenario("codec: pcma, voice: tones, frame: 30ms, pace: csv, speed: 2");
    WritePlace place = scenario.place(WRITE);
    assertEquals(6 + 2, place.index());
    assertEquals((500 + 2 * 30) * MS, place.dueNs());
    assertEquals(
        new WritePattern("00fc" + "8008" + "0009" + "00001180" + "32464c57", 0), place.pattern());
    SendOptions options = scenario.options().get(Flow.VOIP);
    assertEquals(
        List.of(
            "--codec", "pcma", "--voice", "tones", "--frame", "30ms", "--pace", "csv", "--speed",
            "2.0"),
        options.arguments());
    assertEquals(Optional.of(new CallFormat(Codec.PCMA, 240)), options.call());
  }

  /** The first packet of a row has the marker. */
  @Test
  void shouldKnowTheFirstPacketOfARow() throws IOException {
    Path file = scenario("codec: pcmu, voice: tones").file();
    Files.writeString(file, Files.readString(file).replace("chunk: 3", "chunk: 1"));
    WritePattern pattern = Scenario.read(file).place(new WriteName(Flow.VOIP, 2, 1)).pattern();
    assertEquals("00ac" + "8080" + "0009" + "00000820" + "32464c57", pattern.hex());
  }

  @Test
  void shouldMakeACallWithAnyVoiceThatNothingNames() throws IOException {
    Path file = scenario("codec: pcmu, voice: tones").file();
    String text = Files.readString(file).replace("voice: tones", "voice: auto");
    Files.writeString(file, text.replaceAll("(?m)^faults:\n.*\n", ""));
    assertEquals(
        List.of("--codec", "pcmu", "--voice", "auto"),
        Scenario.read(file).options().get(Flow.VOIP).arguments());
  }
}
