package twoflow.relay.impair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import twoflow.core.run.WrongUseException;

class ImpairOptionTest {

  private static ImpairOption option(String text) {
    return new ImpairOption.Converter().convert(text);
  }

  @Test
  void shouldReadWhatItWrites() {
    assertEquals("split:VOIP:78..87:2", option("split:VOIP:78..87:2").toString());
    assertEquals("split:VOIP:78..87:1", option("split:VOIP:78..87").toString());
    assertEquals("glue:CHAT:1..262144", option("glue:CHAT:1..262144").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "split",
        "cut:VOIP:1..2",
        "split:VOIP:0..2",
        "split:VOIP:3..2",
        "split:VOIP:1..2:0",
        "split:VOIP:1..9999999999999999",
        "glue:VOIP:1..262145",
        "glue:VOIP:1..2:1",
        "glue:VO IP:1..2"
      })
  void shouldRefuseWhatCannotBeDone(String text) {
    assertThrows(TypeConversionException.class, () -> option(text));
  }

  @Test
  void shouldRefuseOverlapsAndUnknownFlows() {
    ImpairOption voip = option("split:VOIP:5..9");
    ImpairOption.check(
        List.of(voip, option("glue:VOIP:10..12"), option("glue:CHAT:5..6")),
        List.of("CHAT", "VOIP"));
    WrongUseException overlap =
        assertThrows(
            WrongUseException.class,
            () -> ImpairOption.check(List.of(option("glue:VOIP:9..12"), voip), List.of("VOIP")));
    assertEquals(
        "--impair glue:VOIP:9..12: its bytes overlap with split:VOIP:5..9:1", overlap.getMessage());
    WrongUseException unknown =
        assertThrows(
            WrongUseException.class, () -> ImpairOption.check(List.of(voip), List.of("CHAT")));
    assertEquals("--impair split:VOIP:5..9:1: there is no flow VOIP", unknown.getMessage());
  }
}
