package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import twoflow.testsupport.FakeClock;

@Timeout(20)
class WarmUpTest {

  private final FakeClock clock = new FakeClock(1_000);

  @Test
  void shouldEndWithoutWaitingAndLeaveNoThread() throws Exception {
    new WarmUp(clock).run();
    assertEquals(1_000, clock.nowNs());
    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter("receive-WARM-UP"::equals)
            .toList());
  }
}
