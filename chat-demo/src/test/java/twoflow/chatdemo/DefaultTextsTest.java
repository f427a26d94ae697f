package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twoflow.testsupport.FakeClock;

class DefaultTextsTest {

  private static final long INTERVAL_NS = Duration.ofMillis(200).toNanos();

  @Test
  void shouldSayTheDefaultTextsByAbsoluteDeadlines() throws Exception {
    FakeClock clock = new FakeClock(1_000);
    DefaultTexts texts = new DefaultTexts(Duration.ofMillis(200), clock);
    List<String> said = new ArrayList<>();
    List<Long> dueNs = new ArrayList<>();
    List<Long> saidNs = new ArrayList<>();
    for (Optional<Texts.Text> text = texts.next(); text.isPresent(); text = texts.next()) {
      said.add(text.get().text());
      dueNs.add(text.get().dueNs());
      saidNs.add(clock.nowNs());
      // A slow write, which must not delay the texts after it.
      clock.advance(INTERVAL_NS / 2);
    }

    assertEquals(List.of("Hello", "How are you?", "Bye"), said);
    assertEquals(
        List.of(dueNs.get(0), dueNs.get(0) + INTERVAL_NS, dueNs.get(0) + 2 * INTERVAL_NS), dueNs);
    assertEquals(dueNs, saidNs);
  }
}
