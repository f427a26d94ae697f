package twoflow.lesson.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import twoflow.analysis.event.RunEvents;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.core.event.Event;
import twoflow.lesson.subject.Subject;

/** What a run's programs say that they have read; nothing in a run without events. */
final class ReadEvents {

  private ReadEvents() {}

  /** The read that gave a byte. */
  static Optional<Event> covering(Subject subject, LabConnection connection, Leg leg, long seq) {
    AtomicReference<Event> found = new AtomicReference<>();
    forEach(
        subject,
        connection,
        leg,
        event -> {
          if (event.firstSeq() <= seq && seq <= event.lastSeq()) {
            found.set(event);
          }
        });
    return Optional.ofNullable(found.get());
  }

  /** The last byte that was read; 0 when none was. */
  static OptionalLong lastSeq(Subject subject, LabConnection connection, Leg leg) {
    AtomicLong last = new AtomicLong();
    forEach(subject, connection, leg, event -> last.accumulateAndGet(event.lastSeq(), Math::max));
    return subject.run().events().isEmpty() ? OptionalLong.empty() : OptionalLong.of(last.get());
  }

  private static void forEach(
      Subject subject, LabConnection connection, Leg leg, Consumer<Event> consumer) {
    try {
      RunEvents.forEach(
          subject.run().files().events(),
          subject.trace().connections(),
          joined -> {
            if (!joined.sent() && joined.connection() == connection && joined.leg() == leg) {
              consumer.accept(joined.event());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
