package twoflow.lesson.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.run.RelayTap;
import twoflow.core.run.WrongUseException;
import twoflow.lesson.question.Answer;
import twoflow.pcap.file.BlockOptions;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.file.PcapngWriter;
import twoflow.testsupport.GoldenRun;

/** When a question is not asked, because its answer would not be unique, or would be made up. */
class QuestionRulesTest {

  @TempDir private Path folder;

  private AskedRun asked(HandmadeFlows flows) throws IOException {
    AskedRun asked = AskedRun.of(flows.write(folder.resolve("run")), 1);
    asked.shouldBeSound();
    return asked;
  }

  @Test
  void shouldAskNothingOfATapThatItMakesUp() throws IOException {
    Path run = GoldenRun.copyTo(folder.resolve("tap"));
    Path pcap = run.resolve("two-flow.pcap");
    try (PacketSource source = CaptureFile.open(pcap);
        OutputStream out = Files.newOutputStream(run.resolve("two-flow.pcapng"));
        PcapngWriter writer = new PcapngWriter(out)) {
      writer.section(new BlockOptions());
      writer.networkInterface(
          1, 262_144, new BlockOptions().text(BlockOptions.IF_NAME, RelayTap.INTERFACE_NAME));
      for (Packet packet = source.next(); packet != null; packet = source.next()) {
        writer.packet(packet.timeNs(), ByteBuffer.wrap(packet.data()));
      }
    }
    Files.delete(pcap);
    AskedRun asked = AskedRun.of(run, 1);
    assertEquals("1.1 1.2 1.3 1.5 2.5 2.6 3.1 3.2 3.3 3.6 4.3 4.7", asked.ids());
    assertFalse(asked.mistakes("2.5").contains("raw-number"));
  }

  /** What else is in the folder makes no difference. */
  @Test
  void shouldAskTheSameOfTheCaptureAlone() throws IOException {
    Path run = GoldenRun.copyTo(folder.resolve("run"));
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(run.resolve("two-flow.pcap"), alone.resolve("two-flow.pcap"));
    for (long seed = 1; seed <= 20; seed++) {
      assertEquals(
          AskedRun.of(run, seed).questions(),
          AskedRun.of(alone, seed, AskedRun.GOLDEN_PORTS).questions());
    }
  }

  /** A row in one segment has no gaps, and two segments of the voice have no throughput. */
  @Test
  void shouldNotAskForGapsOfOneSegment() throws IOException {
    AskedRun asked = asked(HandmadeFlows.begun().close());
    assertEquals(
        "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.4 2.6 3.1 3.2 3.3 3.4 3.5 3.6 4.1 4.2 4.4 4.6", asked.ids());
    asked.shouldBe("3.1", 1);
    asked.shouldBe("4.6", 2.02);
    assertFalse(asked.mistakes("3.1").contains("newline-forgotten"), asked.mistakes("3.1"));
  }

  @Test
  void shouldAskForGapsOfThreeSegments() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.client("voi").relayAck();
    flows.atMs(220).voiceIn.client("ce").relayAck();
    flows.atMs(250).voiceIn.client(" 2\n").relayAck();
    flows.atMs(260).voiceOut.relay("voice 2\n").clientAck();
    AskedRun asked = asked(flows.close());
    asked.shouldBe("4.3", 25);
    asked.shouldBe("3.1", 3);
    asked.shouldBe("3.3", 3);
  }

  /** Rows 2 and 3 are acknowledged at once: by no number is row 2 complete. */
  @Test
  void shouldNotAskByWhichNumberWhenMoreIsAcknowledged() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.client("voi").client("ce ").client("2\n").client("x").relayAck();
    flows.atMs(210).voiceIn.client("\n").relayAck();
    flows.atMs(220).voiceOut.relay("voice 2\nx\n").clientAck();
    AskedRun asked = asked(flows.close());
    assertFalse(asked.ids().contains("3.4"), asked.ids());
    // Frame 25 acknowledges what 21 to 24 have sent.
    asked.shouldBe("3.5", 25);
  }

  /** Karn's algorithm: the first segment was sent twice, so its ACK may be of either. */
  @Test
  void shouldNotAskForTheRoundTripOfWhatWasSentTwice() throws IOException {
    HandmadeFlows flows = new HandmadeFlows(false);
    flows.chatIn.open();
    flows.chatOut.open();
    flows.atMs(100).chatIn.client("chat 1\n");
    flows.atMs(300).chatIn.clientAgain(1, "chat 1\n").relayAck();
    flows.atMs(301).chatOut.relay("chat ").relay("1\n").clientAck();
    flows.chatIn.clientFin().relayFin();
    flows.chatOut.relayFin().clientFin();
    AskedRun asked = asked(flows);
    assertEquals("1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.4 2.6 3.1 3.4 3.5 3.6 4.2 5.1 5.2", asked.ids());
    asked.shouldBe("3.6", 7);
    assertEquals(2, asked.mistake("3.1", "repeats-counted"));
  }

  @Test
  void shouldNotAskAboutAHandshakeThatWasSentTwice() throws IOException {
    HandmadeFlows flows = new HandmadeFlows(false);
    flows.chatIn.syn();
    flows.voiceIn.syn();
    AskedRun asked = asked(flows.begin().close());
    assertFalse(asked.ids().matches(".*(1\\.4|2\\.1|2\\.2|2\\.4).*"), asked.ids());
    asked.shouldBe("1.2", 4);
    assertEquals(6, asked.mistake("1.2", "repeats-counted"));
  }

  @Test
  void shouldAskOfIpv6() throws IOException {
    AskedRun asked = asked(new HandmadeFlows(true).begin().close());
    // A row of 8 bytes, the headers of IPv6 and TCP.
    asked.shouldBe("4.1", 100.0 * 60 / 68);
    assertTrue(asked.question("4.1").find().contains("Payload Length"));
    assertEquals("ipv6.plen", asked.question("4.1").solution().fields().getFirst());
  }

  @Test
  void shouldSayWhichOfTwoSessions() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    HandmadeFlows.Wire in = flows.new Wire("VOIP", 22, 43_001, 9002);
    HandmadeFlows.Wire out = flows.new Wire("VOIP", 21, 43_002, 9002);
    in.open();
    out.open();
    flows.atMs(200).voiceIn.client("v 2 ").client("and ").client("on\n").relayAck();
    flows.atMs(210).voiceOut.relay("v 2 and on\n").clientAck();
    in.passes("other 1\n", out);
    AskedRun asked = asked(flows.close());
    assertFalse(asked.ids().contains("1.5"), asked.ids());
    assertFalse(asked.ids().contains("4.6"), "several clients get the row");
    asked.shouldBe("1.2", 6);
    assertTrue(
        asked
            .question("3.1")
            .text()
            .startsWith(
                "Row 2 of the voice, on the first connection to be opened on which `client-voip` sends the voice, is"
                    + " `v 2 and on`, and ends with a newline."),
        asked.question("3.1").text());
    assertTrue(
        asked.question("4.1").text().contains("on the first connection to be opened on which"));
  }

  @Test
  void shouldAskOfAChatAlone() throws IOException {
    HandmadeFlows flows = new HandmadeFlows(false);
    flows.chatIn.open();
    flows.chatOut.open();
    flows.atMs(100).chatIn.passes("chat 1\n", flows.chatOut);
    flows.chatIn.clientFin().relayFin();
    flows.chatOut.relayFin().clientFin();
    AskedRun asked = asked(flows);
    assertFalse(asked.ids().contains("4.1"), asked.ids());
    assertFalse(asked.ids().contains("4.7"), asked.ids());
    asked.shouldBe("1.2", 2);
    assertEquals(2, ((Answer.Matching) asked.question("1.5").answer()).items().size());
    assertEquals("1.5", asked.question("1.5").id().toString());
  }

  /** Two rows of a client that sends no newline (--terminator none). */
  @Test
  void shouldNotSpeakOfANewlineWhereThereIsNone() throws IOException {
    HandmadeFlows flows = new HandmadeFlows(false);
    flows.chatIn.open();
    flows.chatOut.open();
    String row = "C1-CHAT: 2025-12-13T10:00:0%d | Client1 | CHAT | row %d";
    flows.atMs(100).chatIn.passes(row.formatted(1, 1), flows.chatOut);
    flows.atMs(400).chatIn.passes(row.formatted(2, 2), flows.chatOut);
    flows.chatIn.clientFin().relayFin();
    flows.chatOut.relayFin().clientFin();
    Path run = flows.write(folder.resolve("run"));
    Files.writeString(
        run.resolve("chat_messages.csv"),
        """
        timestamp,speaker,flow,message
        2025-12-13T10:00:01,Client1,CHAT,row 1
        2025-12-13T10:00:02,Client1,CHAT,row 2
        """);
    AskedRun asked = AskedRun.of(run, 1);
    String text = asked.question("3.2").text();
    assertTrue(text.startsWith("Row 2 of the chat is `" + row.formatted(2, 2) + "`. Which"), text);
    assertFalse(text.contains("newline"), text);
    asked.shouldBe("2.5", 54);
    asked.shouldBe("3.4", 107);
    Files.delete(run.resolve("chat_messages.csv"));
    assertThrows(WrongUseException.class, () -> AskedRun.of(run, 1));
  }

  @Test
  void shouldNotAskAboutTimesThatTheCaptureMakes() throws IOException {
    HandmadeFlows flows = new HandmadeFlows(false);
    flows.chatIn.open();
    flows.chatOut.open();
    flows.atMs(100).chatIn.client("chat 1\n");
    // Both at the same time as the row, but for a microsecond.
    flows.atMs(99.992).chatIn.relayAck();
    flows.atMs(99.994).chatOut.relay("chat 1\n").clientAck();
    flows.atMs(200).chatIn.clientFin().relayFin();
    flows.chatOut.relayFin().clientFin();
    AskedRun asked = asked(flows);
    assertFalse(asked.ids().matches(".*(4\\.4|4\\.5|4\\.6).*"), asked.ids());
  }
}
