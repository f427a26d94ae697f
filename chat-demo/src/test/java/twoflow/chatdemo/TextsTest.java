package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final long INTERVAL_NS = Duration.ofMillis(200).toNanos();

  private final List<String> said = new ArrayList<>();

  @Test
  void shouldSayTheDefaultTextsByAbsoluteDeadlines() throws Exception {
    ManualClock clock = new ManualClock();
    List<Long> dueNs = new ArrayList<>();

    new DefaultTexts(Duration.ofMillis(200), clock)
        .sayAll((text, due) -> {
          said.add(text);
          dueNs.add(due);
          // A slow write, which must not delay the texts after it.
          clock.nowNs += INTERVAL_NS / 2;
        });

    assertEquals(List.of("Hello", "How are you?", "Bye"), said);
    assertEquals(
        List.of(dueNs.get(0), dueNs.get(0) + INTERVAL_NS, dueNs.get(0) + 2 * INTERVAL_NS), dueNs);
    assertEquals(dueNs, clock.sleepsNs);
  }

  @Test
  void shouldSayTypedLinesButNoEmptyOnes() throws Exception {
    byte[] typed = "one\n\ntwo: äö\r\nno end".getBytes(StandardCharsets.UTF_8);

    new TypedTexts(new ByteArrayInputStream(typed)).sayAll((text, due) -> said.add(text));

    assertEquals(List.of("one", "two: äö", "no end"), said);
  }
}
