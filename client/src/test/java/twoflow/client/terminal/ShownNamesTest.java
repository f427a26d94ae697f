package twoflow.client.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownNamesTest {

  private final ShownNames names = new ShownNames("Ada");

  @Test
  void shouldNumberWhoHasTheNameOfAnother() {
    assertEquals("Bob", names.of(1, "Bob"));
    assertEquals("Ada (2)", names.of(2, "Ada"));
    assertEquals("Ada (3)", names.of(3, "Ada"));
    assertEquals("Bob (2)", names.of(4, "Bob"));
    assertEquals("Bob", names.of(1, "Bob"));
  }

  @Test
  void shouldGiveTheNameOfOneThatHasGoneToAnother() {
    names.of(1, "Bob");
    assertFalse(names.isNew(1));
    names.forget(1);
    assertTrue(names.isNew(1));
    assertEquals("Bob", names.of(2, "Bob"));
  }
}
