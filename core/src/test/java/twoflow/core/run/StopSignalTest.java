package twoflow.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  private final StopSignal stop = new StopSignal();
  private final List<String> done = new ArrayList<>();

  @Test
  void shouldRunTheLastActionFirst() {
    stop.onRequest(() -> done.add("first"));
    stop.onRequest(() -> done.add("second"));
    assertFalse(stop.requested());
    stop.request();
    assertTrue(stop.requested());
    assertEquals(List.of("second", "first"), done);
  }

  @Test
  void shouldRunEachActionOnce() {
    stop.onRequest(() -> done.add("once"));
    stop.request();
    stop.request();
    assertEquals(List.of("once"), done);
  }

  @Test
  void shouldRunALateActionAtOnce() {
    stop.request();
    stop.onRequest(() -> done.add("late"));
    assertEquals(List.of("late"), done);
  }

  @Test
  void shouldSayThatItWasRequestedBeforeItRunsActions() {
    stop.onRequest(() -> done.add("requested: " + stop.requested()));
    stop.request();
    assertEquals(List.of("requested: true"), done);
  }
}
