package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OutboxTest {

  @Test
  void shouldGiveBackInOrder() throws Exception {
    Outbox outbox = new Outbox(2, 100);
    byte[] first = new byte[1];
    byte[] second = new byte[1];
    outbox.offer(first);
    outbox.offer(second);

    assertSame(first, outbox.take().orElseThrow());
    assertSame(second, outbox.take().orElseThrow());
  }

  @Test
  void shouldBeBoundedInMessages() throws Exception {
    Outbox outbox = new Outbox(2, 100);
    assertTrue(outbox.offer(new byte[1]));
    assertTrue(outbox.offer(new byte[1]));

    assertFalse(outbox.offer(new byte[1]));
    outbox.take();
    assertTrue(outbox.offer(new byte[1]));
  }

  @Test
  void shouldBeBoundedInBytes() throws Exception {
    Outbox outbox = new Outbox(100, 10);
    assertTrue(outbox.offer(new byte[6]));
    assertTrue(outbox.offer(new byte[4]));

    assertFalse(outbox.offer(new byte[1]));
    outbox.take();
    assertTrue(outbox.offer(new byte[6]));
    assertFalse(outbox.offer(new byte[1]));
  }

  @Test
  void shouldGiveWhatWaitsAfterTheEnd() throws Exception {
    Outbox outbox = new Outbox(2, 100);
    outbox.offer(new byte[1]);
    outbox.end();

    assertTrue(outbox.take().isPresent());
    assertEquals(Optional.empty(), outbox.take());
  }

  @Test
  void shouldGiveNothingOnceDiscarded() throws Exception {
    Outbox outbox = new Outbox(2, 100);
    outbox.offer(new byte[1]);
    outbox.discard();

    assertEquals(Optional.empty(), outbox.take());
  }
}
