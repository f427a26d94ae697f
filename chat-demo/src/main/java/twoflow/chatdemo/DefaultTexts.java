package twoflow.chatdemo;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import twoflow.core.pacing.LabClock;

/** The demo's three texts, each at its absolute deadline: a late one does not delay the next. */
final class DefaultTexts implements Texts {

  /** The schedule starts a little later, so that the first text is not late. */
  private static final long LEAD_NS = Duration.ofMillis(10).toNanos();

  private final Iterator<String> texts = List.of("Hello", "How are you?", "Bye").iterator();
  private final Duration interval;
  private final LabClock clock;

  /** When the next text is due; 0 before the first. */
  private long nextNs;

  /**
   * @param interval from one text to the next
   */
  DefaultTexts(Duration interval, LabClock clock) {
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public Optional<Text> next() throws InterruptedException {
    if (!texts.hasNext()) {
      return Optional.empty();
    }
    long dueNs = nextNs == 0 ? clock.nowNs() + LEAD_NS : nextNs;
    nextNs = dueNs + interval.toNanos();
    clock.sleepUntil(dueNs);
    return Optional.of(new Text(texts.next(), dueNs));
  }
}
