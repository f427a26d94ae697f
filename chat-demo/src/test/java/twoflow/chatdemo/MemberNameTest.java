package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a: b", "a\nb", "a\rb", "a\0b"})
  void shouldRefuseWhatCannotStandBeforeAText(String name) {
    assertThrows(IllegalArgumentException.class, () -> new MemberName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "Zoë von X", "a:b", "王", "[x]"})
  void shouldTakeAnyOtherName(String name) {
    assertEquals(name, new MemberName(name).text());
  }

  @Test
  void shouldKnowWhichNamesCanBeFileNames() {
    assertTrue(new MemberName("Ada_1.x-y").isFileName());
    assertFalse(new MemberName("Zoë").isFileName());
    assertFalse(new MemberName("../up").isFileName());
  }

  @Test
  void shouldShowANameThatCannotDriveATerminal() {
    assertEquals("a\\u001Bb", new MemberName("a\u001bb").shown());
  }
}
