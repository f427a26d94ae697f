package twoflow.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedLinesTest {

  private static TypedLines typed(String keys) {
    return new TypedLines(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldGiveEachLineButNoEmptyOnes() throws Exception {
    TypedLines lines = typed("one\n\n\r\ntwo: äö\r\n \nno end");

    assertEquals(Optional.of("one"), lines.next());
    assertEquals(Optional.of("two: äö"), lines.next());
    assertEquals(Optional.of(" "), lines.next());
    assertEquals(Optional.of("no end"), lines.next());
    assertEquals(Optional.empty(), lines.next());
  }

  @Test
  void shouldGiveNothingWhenOnlyEmptyLinesAreTyped() throws Exception {
    assertEquals(Optional.empty(), typed("\n\r\n").next());
    assertEquals(Optional.empty(), typed("").next());
  }
}
