package twoflow.core.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From which seed a student's rows are made, and whose marker a capture has. */
class RunSeedTest {

  /** A change of these figures is a change of the contract: old captures would lose their owner. */
  @ParameterizedTest
  @CsvSource({
    "12345678, 3900515988735234, T94NPTD",
    "anna@uni.example, 3990971576847448, KXGWG9P",
    "J\u00fcrgen Gro\u00df, 308175436544058, 36N4YRF"
  })
  void shouldGiveEachStudentTheSameSeedForEver(String id, long seed, String marker) {
    RunSeed student = RunSeed.ofStudent(id);
    assertEquals(seed, student.value());
    assertEquals(marker, student.marker().text());
    assertEquals(id, student.student().orElseThrow().text());
    // Whoever knows the seed alone makes the same rows.
    assertEquals(student.marker(), RunSeed.of(seed).marker());
  }

  @Test
  void shouldTellStudentsApart() {
    Set<Marker> markers = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      markers.add(RunSeed.ofStudent("s" + i).marker());
    }
    // 21^7 markers: two students out of 10,000 may share one.
    assertTrue(markers.size() >= 9_998, () -> "different markers: " + markers.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J\u00fcrgen Gro\u00df",
        "  J\u00fcrgen Gro\u00df ",
        "Ju\u0308rgen Gro\u00df",
        "j\u00fcrgen  GRO\u1e9e",
        "J\u00dcRGEN\u00a0Gro\u00df"
      })
  void shouldTakeWritingsOfOneIdForTheSameStudent(String id) {
    RunSeed jurgen = RunSeed.ofStudent("J\u00fcrgen Gro\u00df");
    assertEquals(jurgen.value(), RunSeed.ofStudent(id).value());
    assertEquals(jurgen, RunSeed.ofStudent(id));
    assertEquals(jurgen.hashCode(), RunSeed.ofStudent(id).hashCode());
    assertNotEquals(jurgen, RunSeed.ofStudent("Jurgen Gross"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "a\tb",
        "a\nb",
        "a\u0000",
        "a\u200bb",
        "\ufeffa",
        "a\u202eb",
        "a\ufffd"
      })
  void shouldRefuseWhatIsNoId(String id) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> RunSeed.ofStudent(id)).getMessage();
    assertTrue(message.startsWith("an ID "), message);
  }

  @Test
  void shouldRefuseAnEndlessId() {
    assertEquals(200, RunSeed.ofStudent("x".repeat(200)).student().orElseThrow().text().length());
    assertThrows(IllegalArgumentException.class, () -> RunSeed.ofStudent("x".repeat(201)));
  }

  @Test
  void shouldTakeSeedsThatJsonHoldsExactly() {
    assertEquals(Optional.empty(), RunSeed.of(0).student());
    assertEquals(9_007_199_254_740_991L, RunSeed.of(RunSeed.MAX).value());
    assertThrows(IllegalArgumentException.class, () -> RunSeed.of(-1));
    assertThrows(IllegalArgumentException.class, () -> RunSeed.of(RunSeed.MAX + 1));
  }

  @Test
  void shouldFindAMarkerAtTheBeginningAlone() {
    Marker marker = RunSeed.of(1).marker();
    assertEquals(Optional.of(marker), Marker.in(marker.text()));
    assertEquals(Optional.of(marker), Marker.in(marker.text() + " and more"));
    assertEquals(Optional.empty(), Marker.in(marker.text() + "X"));
    assertEquals(Optional.empty(), Marker.in("see " + marker.text()));
    assertEquals(Optional.empty(), Marker.in("summer"));
    assertThrows(IllegalArgumentException.class, () -> new Marker(marker.text() + " and"));
  }
}
