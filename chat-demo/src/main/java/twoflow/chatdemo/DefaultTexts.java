package twoflow.chatdemo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import twoflow.core.pacing.LabClock;

/** The demo's three texts, each at its absolute deadline: a late one does not delay the next. */
final class DefaultTexts implements Texts {

  private static final List<String> TEXTS = List.of("Hello", "How are you?", "Bye");

  /** The schedule starts a little later, so that the first text is not late. */
  private static final long LEAD_NS = Duration.ofMillis(10).toNanos();

  private final Duration interval;
  private final LabClock clock;

  /**
   * @param interval from one text to the next
   */
  DefaultTexts(Duration interval, LabClock clock) {
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public void sayAll(Speaker speaker) throws IOException, InterruptedException {
    long dueNs = clock.nowNs() + LEAD_NS;
    for (String text : TEXTS) {
      clock.sleepUntil(dueNs);
      speaker.say(text, dueNs);
      dueNs += interval.toNanos();
    }
  }

  @Override
  public boolean typed() {
    return false;
  }
}
