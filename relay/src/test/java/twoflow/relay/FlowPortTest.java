package twoflow.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FlowPortTest {

  private final FlowPort.Converter converter = new FlowPort.Converter();

  @ParameterizedTest
  @CsvSource({"CHAT=9001, CHAT, 9001", "a-B_9=0, a-B_9, 0", "x=65535, x, 65535", "1=00080, 1, 80"})
  void shouldReadAFlowAndItsPort(String text, String name, int port) {
    assertEquals(new FlowPort(name, port), converter.convert(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CHAT",
        "CHAT=",
        "=9001",
        "CHAT=65536",
        "CHAT=99999",
        "CHAT=-1",
        "CHAT=123456",
        "a b=1",
        "a,b=1",
        "é=1",
        "CHAT=9001 ",
        "CHAT=x",
        "aaaaaaaaaabbbbbbbbbbccccccccccddd=1"
      })
  void shouldRefuseOtherText(String text) {
    TypeConversionException e =
        assertThrows(TypeConversionException.class, () -> converter.convert(text));
    assertEquals(
        "'" + text + "' is not NAME=PORT, such as CHAT=9001 (port 0 picks one)", e.getMessage());
  }

  @Test
  void shouldCountPairsUpToTheSessions() {
    SessionLimits two = new SessionLimits(2, Duration.ZERO);
    assertFalse(two.exhausted(1));
    assertTrue(two.exhausted(2));
    assertTrue(two.exhausted(3));
    SessionLimits unlimited = new SessionLimits(0, Duration.ZERO);
    assertFalse(unlimited.exhausted(0));
    assertFalse(unlimited.exhausted(Long.MAX_VALUE));
  }
}
