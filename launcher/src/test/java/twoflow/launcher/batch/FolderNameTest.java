package twoflow.launcher.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.RunNameRule;

class FolderNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"s001", "4711", "anna.b", "A_b-c"})
  void shouldLeaveWhatIsSafe(String id) {
    assertEquals(id, FolderName.of(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@uni.example",
        "../../etc/passwd",
        "a/b",
        "keys",
        "KEYS",
        "sidecar",
        "con",
        "summary.csv",
        "batch.json",
        "x.20260101T000000Z",
        "-rf",
        ".hidden",
        "Zoë Müller",
        "李",
        "a.",
        "a'; rm -rf *",
      })
  void shouldMakeASafeNameOfAnythingElse(String id) {
    String name = FolderName.of(id);
    assertTrue(name.matches("[A-Za-z0-9][A-Za-z0-9._-]*-[0-9a-f]{8}"), name);
    assertTrue(RunNameRule.load().allows(name), name);
  }

  @Test
  void shouldKeepIdsApartThatLookAlike() {
    assertNotEquals(FolderName.of("a b"), FolderName.of("a/b"));
    assertNotEquals(FolderName.of("ä"), FolderName.of("ö"));
    String longId = "x".repeat(150);
    assertNotEquals(FolderName.of(longId + "1"), FolderName.of(longId + "2"));
    assertTrue(FolderName.of(longId).length() < 80);
  }
}
