package twoflow.lesson.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.lesson.question.Answer;
import twoflow.testsupport.GoldenRun;

/**
 * Each question of levels 1 to 4 on a run of the lab. Its seed asks about row 3 of the voice, which
 * is in the frames 105, 109, 113, ... 137, and about the voice's connection, tcp.stream 3. The
 * numbers were read from the capture with tshark.
 */
class GoldenQuestionsTest {

  /** Asks about the voice's connection and its row 3. */
  private static final long SEED = 1;

  @TempDir private Path folder;
  private AskedRun asked;

  @BeforeEach
  void ask() throws IOException {
    asked = AskedRun.of(GoldenRun.copyTo(folder), SEED);
  }

  @Test
  void shouldAskAllOfLevels1To4AndNothingOfLevel5() {
    assertEquals(
        "1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 3.4 3.5 3.6 4.1 4.2 4.3 4.4 4.5 4.6"
            + " 4.7",
        asked.ids());
    assertTrue(
        asked
            .question("3.1")
            .text()
            .startsWith("Row 3 of the voice is `2025-12-13T10:00:01.040 | "),
        asked.question("3.1").text());
  }

  @ParameterizedTest
  @CsvSource({
    "1.1, 176, filtered=77",
    "1.2, 4, frames-not-connections=176 flows-not-connections=2 syn-ack-counted=8",
    "1.3, 45417, relays-port=9412 other-connection=47787",
    "1.4, 13, syn-not-syn-ack=12 ack-not-syn-ack=14 other-connection=5",
    "2.1, 2044797606, relative-number=0 syn-counted=2044797607 other-side=3571725386",
    "2.2, 2044797607, relative-number=1 syn-not-counted=2044797606"
        + " sequence-not-acknowledgment=3571725386 other-side=3571725387",
    "2.3, 65495, textbook-value=1460 mtu-not-mss=65535",
    "2.4, 65536, unscaled-window=64 window-of-the-syn=65495 other-side=65483",
    "2.5, 150, counted-from-0=149 raw-number=2044797756 frame-number=105 last-byte=221",
    "3.1, 9, both-legs=18 newline-forgotten=8 one-message-one-segment=1 all-rows=35",
    "3.2, 137, first-segment=105 newline-forgotten=133 other-leg=139 ack-not-data=138",
    "3.3, 1, frame-length=67 ip-length=53 first-segment=10",
    "3.4, 222, not-the-next-byte=221 raw-number=2044797828 frame-number=138",
    "3.5, 138, data-not-ack=137 other-leg=140",
    "3.6, 287, fin-number=288 both-legs=574 frame-length=2597"
  })
  void shouldCountExactly(String id, long right, String mistakes) {
    assertEquals(right, asked.number(id));
    assertEquals(mistakes, asked.mistakes(id));
    assertEquals(0, ((Answer.Number) asked.question(id).answer()).tolerance());
  }

  /** 35 segments of 287 bytes in all, and 4 of 287; each has 52 bytes of headers, and 14 more. */
  @Test
  void shouldComputeTheShareOfHeaders() {
    asked.shouldBe("4.1", 100.0 * 35 * 52 / (35 * 52 + 287));
    assertEquals(100.0 * 35 * 66 / (35 * 66 + 287), asked.mistake("4.1", "frame-length"), 1e-9);
    assertEquals(100.0 * 287 / (35 * 52 + 287), asked.mistake("4.1", "payload-share"), 1e-9);
    // Besides: a SYN of 60 bytes, its ACK, a FIN and an ACK of it.
    double all = 35 * 52 + 60 + 3 * 52;
    assertEquals(100 * all / (all + 287), asked.mistake("4.1", "acks-counted"), 1e-9);
    asked.shouldBe("4.2", 100.0 * 4 * 52 / (4 * 52 + 287));
    assertEquals(100.0 * 4 * 66 / (4 * 66 + 287), asked.mistake("4.2", "frame-length"), 1e-9);
  }

  @Test
  void shouldMeasureTimes() {
    double lengthMs = 2103.275767 - 1703.576482;
    asked.shouldBe("4.3", lengthMs / 8);
    assertEquals("divided-by-segments=44.411 whole-time=399.699", asked.mistakes("4.3"));
    asked.shouldBe("4.4", 752382.661 - 752370.043);
    assertEquals("handshake-rtt=15.594 next-segment=13030.434", asked.mistakes("4.4"));
    double first = 12.618;
    double second = 765417.342 - 765400.477;
    asked.shouldBe("4.5", 0.875 * first + 0.125 * second);
    assertEquals(
        "mean=14.742 weights-swapped=16.334 second-sample=16.865 first-sample=12.618",
        asked.mistakes("4.5"));
    asked.shouldBe("4.6", 2104.421200 - 2103.275767);
    assertEquals("first-segment=1.405 whole-row=400.845", asked.mistakes("4.6"));
    asked.shouldBe("4.7", 8 * 287 / (2.553252078 - 0.752370043));
    assertEquals(
        "bytes-not-bits=159.366 frame-length=11536.569 ip-length=9359.858", asked.mistakes("4.7"));
  }

  @Test
  void shouldChooseAndMatch() {
    assertEquals("client", asked.word("2.6"));
    Answer.Matching matching = (Answer.Matching) asked.question("1.5").answer();
    assertEquals(
        List.of("tcp.stream 0", "tcp.stream 1", "tcp.stream 2", "tcp.stream 3"), matching.items());
    assertEquals(
        List.of(
            "client-chat sends the chat",
            "client-chat gets the voice",
            "client-voip gets the chat",
            "client-voip sends the voice"),
        matching.right().stream().map(matching.choices()::get).toList());
  }

  @Test
  void shouldNameTheFramesInTheKey() {
    assertEquals(List.of(13L), asked.question("1.4").solution().frames());
    assertEquals(
        List.of(105L, 109L, 113L, 117L, 121L, 125L, 129L, 133L, 137L),
        asked.question("3.1").solution().frames());
    assertEquals(List.of(137L, 139L), asked.question("4.6").solution().frames());
  }
}
