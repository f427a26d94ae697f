package twoflow.analysis.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.figures.OneConnection.MS;
import static twoflow.analysis.figures.OneConnection.START_NS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;

/** From when to when a receiver takes nothing. */
class ClosedWindowsTest {

  @TempDir private Path folder;
  private final OneConnection capture = new OneConnection();

  private List<ClosedWindow> windows() throws IOException {
    try (RunAnalysis run = capture.open(folder)) {
      return run.closedWindows();
    }
  }

  @Test
  void shouldLastFromTheFirstZeroToTheFirstOtherWindow() throws IOException {
    capture.data(10, 1, "0123456789").ack(11, 11, 0).data(200, 10, "").ack(201, 11, 0);
    capture.ack(600, 11, 400).data(601, 11, "x").ack(602, 12, 0).ack(650, 12, 1);
    assertEquals(
        List.of(
            new ClosedWindow(0, Leg.TO_RELAY, 5, 8, START_NS + 11 * MS, START_NS + 600 * MS),
            new ClosedWindow(0, Leg.TO_RELAY, 10, 11, START_NS + 602 * MS, START_NS + 650 * MS)),
        windows());
  }

  @Test
  void shouldBeOfTheDirectionThatHasToWait() throws IOException {
    capture.clientWindow(10, 1, 0).ack(11, 1, 300).clientWindow(12, 1, 100);
    assertEquals(
        List.of(new ClosedWindow(0, Leg.FROM_RELAY, 4, 6, START_NS + 10 * MS, START_NS + 12 * MS)),
        windows());
  }

  @Test
  void shouldLastToTheEndWhenItIsNotOpened() throws IOException {
    capture.data(10, 1, "0123456789").ack(11, 11, 0).data(300, 10, "");
    List<ClosedWindow> windows = windows();
    assertEquals(
        List.of(new ClosedWindow(0, Leg.TO_RELAY, 5, 0, START_NS + 11 * MS, START_NS + 300 * MS)),
        windows);
    assertTrue(!windows.getFirst().opened());
  }

  /** Linux announces 0 in its RSTs. */
  @Test
  void shouldNotBelieveAReset() throws IOException {
    capture.data(10, 1, "0123456789").reset(11, 11);
    assertEquals(List.of(), windows());
  }
}
