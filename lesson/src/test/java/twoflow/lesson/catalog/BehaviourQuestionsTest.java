package twoflow.lesson.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.core.event.EventType;

/** The questions of level 5, each on a capture made by hand that shows it. */
class BehaviourQuestionsTest {

  @TempDir private Path folder;

  private AskedRun asked(HandmadeFlows flows) throws IOException {
    AskedRun asked = AskedRun.of(flows.write(folder), 1);
    asked.shouldBeSound();
    return asked;
  }

  /** Bytes 9 to 14 are lost; two segments come behind them, and each makes a duplicate ACK. */
  private static HandmadeFlows lossy() {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.client("voice ");
    flows.atMs(210).voiceIn.client("2 is ").relayAck(9);
    flows.atMs(220).voiceIn.client("whole\n").relayAck(9);
    flows.atMs(235).voiceIn.clientAgain(9, "voice ").relayAck();
    flows.atMs(236).voiceOut.relay("voice 2 is whole\n").clientAck();
    return flows;
  }

  @Test
  void shouldAskAboutALoss() throws IOException {
    AskedRun asked = asked(lossy().close());
    assertEquals("5.1 5.2 5.3 5.7", asked.ids(5, 5));
    asked.shouldBe("5.1", 1);
    assertEquals("originals-counted=2 bytes-not-segments=6", asked.mistakes("5.1"));
    asked.shouldBe("5.2", 35);
    assertEquals("after-duplicate-ack=14.990", asked.mistakes("5.2"));
    asked.shouldBe("5.3", 2);
    assertEquals("first-ack-counted=3", asked.mistakes("5.3"));
    asked.shouldBe("3.6", 25);
    assertEquals(31, asked.mistake("3.6", "repeats-counted"));
    assertTrue(
        asked.question("5.7").text().startsWith("A segment was lost, and others came after it"));
    assertEquals(List.of(21L, 26L), asked.question("5.2").solution().frames());
  }

  @Test
  void shouldAskWhatIsReadAtOnceWhenTheProgramSaysSo() throws IOException {
    HandmadeFlows flows = lossy();
    flows.event("relay", EventType.RECEIVED, flows.voiceIn, 1, 8);
    flows.event("relay", EventType.RECEIVED, flows.voiceIn, 9, 25);
    AskedRun asked = asked(flows.close());
    assertEquals("5.1 5.2 5.3 5.4 5.7", asked.ids(5, 5));
    asked.shouldBe("5.4", 17);
    assertEquals("missing-bytes-alone=6 waiting-bytes-alone=11", asked.mistakes("5.4"));
  }

  /** It has read more than had come: a reader of the capture would find another number. */
  @Test
  void shouldNotAskWhatIsReadAtOnceWhenTheProgramWasLate() throws IOException {
    HandmadeFlows flows = lossy();
    flows.event("relay", EventType.RECEIVED, flows.voiceIn, 1, 25);
    assertEquals("5.1 5.2 5.3 5.7", asked(flows.close()).ids(5, 5));
  }

  @Test
  void shouldNotAskAboutARepetitionThatWasCutOtherwise() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.client("voice ");
    flows.atMs(210).voiceIn.clientAgain(9, "voice 2\n");
    assertEquals("", asked(flows).ids(5, 5));
  }

  @Test
  void shouldNotAskAboutTheRepetitionOfAPart() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.client("voice 2\n");
    flows.atMs(210).voiceIn.clientAgain(15, "2\n");
    assertEquals("", asked(flows.close()).ids(5, 5));
  }

  /** Bytes 8 to 14 are sent at 200, 400, 800 and 1600 ms. */
  @Test
  void shouldAskAboutATimeout() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).chatIn.client("chat 2\n");
    flows.atMs(400).chatIn.clientAgain(8, "chat 2\n");
    flows.atMs(800).chatIn.clientAgain(8, "chat 2\n");
    flows.atMs(1600).chatIn.clientAgain(8, "chat 2\n").relayAck();
    flows.atMs(1601).chatOut.relay("chat 2\n").clientAck();
    AskedRun asked = asked(flows.close());
    assertEquals("5.1 5.2 5.7 5.8", asked.ids(5, 5));
    asked.shouldBe("5.1", 3);
    asked.shouldBe("5.2", 200);
    assertEquals("last-repetition=1400", asked.mistakes("5.2"));
    asked.shouldBe("5.8", 2);
    assertEquals("waits-do-not-grow=1 all-waits=4", asked.mistakes("5.8"));
    assertTrue(asked.question("5.7").text().contains("What did?"));
  }

  @Test
  void shouldNotAskHowWaitsGrowThatDoNot() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).chatIn.client("chat 2\n");
    flows.atMs(400).chatIn.clientAgain(8, "chat 2\n");
    flows.atMs(600).chatIn.clientAgain(8, "chat 2\n").relayAck();
    assertEquals("5.1 5.2 5.7", asked(flows.close()).ids(5, 5));
  }

  /** From 214 ms on, the receiver of the chat takes nothing for 286 ms. */
  @Test
  void shouldAskHowLongAWindowIsClosed() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(214).chatOut.clientAck(0);
    flows.atMs(414).chatOut.clientAck(0);
    flows.atMs(500).chatOut.clientAck();
    AskedRun asked = asked(flows.close());
    assertEquals("5.6 5.7", asked.ids(5, 5));
    asked.shouldBe("5.6", 286);
    assertEquals("last-zero-window=200", asked.mistakes("5.6"));
    assertTrue(asked.question("5.7").text().startsWith("Why does the window become 0"));
  }

  @Test
  void shouldNotAskWhichOfTwoWindowsIsClosed() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(214).chatOut.clientAck(0);
    flows.atMs(215).voiceOut.clientAck(0);
    flows.atMs(500).chatOut.clientAck();
    flows.atMs(510).voiceOut.clientAck();
    assertEquals("", asked(flows.close()).ids(5, 5));
  }

  @Test
  void shouldAskAboutTheResetOfASender() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).voiceIn.passes("voice 2\n", flows.voiceOut);
    flows.atMs(300).voiceIn.reset(true);
    flows.voiceOut.reset(false);
    AskedRun asked = asked(flows.close());
    assertEquals("5.7 5.9 5.10", asked.ids(5, 5));
    assertEquals("client-voip", asked.word("5.9"));
    asked.shouldBe("5.10", 16);
    assertEquals("next-number=17 both-legs=32", asked.mistakes("5.10"));
    assertTrue(asked.question("5.7").text().startsWith("Why is a RST sent"));
  }

  /** Row 2 of the chat has come, 7 bytes, and its receiver has not read it. */
  @Test
  void shouldAskWhatIsLostByTheResetOfAReceiver() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).chatIn.passes("chat 2\n", flows.chatOut);
    flows.event("client-voip", EventType.RECEIVED, flows.chatOut, 1, 7);
    flows.atMs(300).chatOut.reset(true);
    flows.chatIn.reset(false);
    AskedRun asked = asked(flows.close());
    assertEquals("5.7 5.9 5.10 5.11", asked.ids(5, 5));
    assertEquals("client-voip", asked.word("5.9"));
    asked.shouldBe("5.10", 14);
    asked.shouldBe("5.11", 7);
    assertEquals("sent-not-lost=14 acknowledged-is-read=0", asked.mistakes("5.11"));
  }

  /** The receiver of the chat sends its FIN at 200 ms, and gets rows at 300 and 450 ms. */
  @Test
  void shouldAskAboutAHalfClose() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.atMs(200).chatOut.clientFin();
    flows.atMs(300).chatOut.relay("chat 2\n").clientAck();
    flows.atMs(450).chatOut.relay("chat 33\n").clientAck();
    flows.atMs(460).chatOut.relayFin();
    flows.chatIn.clientFin().relayFin();
    flows.voiceIn.clientFin().relayFin();
    AskedRun asked = asked(flows);
    assertEquals("5.7 5.12 5.13", asked.ids(5, 5));
    asked.shouldBe("5.12", 15);
    assertEquals(
        "all-bytes=22 before-not-after=7 fin-ends-both=0 frame-length=123", asked.mistakes("5.12"));
    asked.shouldBe("5.13", 250);
    assertEquals("first-not-last=100", asked.mistakes("5.13").split(" ")[0]);
  }

  /** The row of 29 bytes and its newline are four writes of 10, 10, 9 and 1 byte. */
  @Test
  void shouldKnowThatTheRestAndTheNewlineAreWritesToo() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.event("client-voip", EventType.SENT, flows.voiceIn, 1, 8);
    for (int i = 0; i < 5; i++) {
      flows.atMs(200 + 40 * i).voiceIn.client("a".repeat(29) + "\n").relayAck();
      long first = 9 + 30 * i;
      flows.event("client-voip", EventType.SENT, flows.voiceIn, first, first + 9);
      flows.event("client-voip", EventType.SENT, flows.voiceIn, first + 10, first + 19);
      flows.event("client-voip", EventType.SENT, flows.voiceIn, first + 20, first + 28);
      flows.event("client-voip", EventType.SENT, flows.voiceIn, first + 29, first + 29);
    }
    AskedRun asked = asked(flows.close());
    asked.shouldBe("5.5", 4);
    assertEquals(3, asked.mistake("5.5", "rest-forgotten"));
  }

  /** A RST that answers a late segment, after both FINs, resets nothing. */
  @Test
  void shouldNotAskAboutARstAfterBothFins() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    flows.close();
    flows.voiceIn.reset(false);
    AskedRun asked = asked(flows);
    assertEquals("", asked.ids(5, 5));
  }

  /** Five segments of 30 bytes carry three writes each, one of 40 carries four. */
  @Test
  void shouldAskHowManyWritesASegmentCarries() throws IOException {
    HandmadeFlows flows = HandmadeFlows.begun();
    for (int i = 0; i < 5; i++) {
      flows.atMs(200 + 40 * i).voiceIn.client("a".repeat(29) + "\n").relayAck();
    }
    flows.atMs(400).voiceIn.client("b".repeat(39) + "\n").relayAck();
    flows.event("client-voip", EventType.SENT, flows.voiceIn, 1, 8);
    for (int i = 0; i < 19; i++) {
      flows.event("client-voip", EventType.SENT, flows.voiceIn, 9 + 10 * i, 18 + 10 * i);
    }
    AskedRun asked = asked(flows.close());
    assertEquals("5.5 5.7", asked.ids(5, 5));
    asked.shouldBe("5.5", 4);
    assertEquals(
        "bytes-not-writes=40 one-write-one-segment=1 segments-counted=6", asked.mistakes("5.5"));
    assertTrue(asked.question("5.7").text().startsWith("Why does TCP put several writes"));
  }
}
