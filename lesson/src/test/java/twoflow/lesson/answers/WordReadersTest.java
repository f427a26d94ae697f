package twoflow.lesson.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.lesson.question.Answer;

class WordReadersTest {

  private static final Answer.Choice SIDES = new Answer.Choice(List.of("client", "relay"), 0);
  private static final Answer.Choice CLIENTS =
      new Answer.Choice(List.of("client-chat", "client-voip", "the relay"), 1);
  private static final Answer.Matching STREAMS =
      new Answer.Matching(
          List.of("tcp.stream 0", "tcp.stream 1", "tcp.stream 2", "tcp.stream 3"),
          List.of("w", "x", "y", "z"),
          List.of(0, 2, 1, 3));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client",
        "Client",
        "CLIENT",
        "the client",
        "The Client.",
        "client-voip",
        "\"client\""
      })
  void shouldReadTheClient(String text) {
    assertEquals(OptionalInt.of(0), new ChoiceReader(SIDES).read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client-voip", "client voip", "voip", "the VoIP client"})
  void shouldReadAPartThatOnlyOneChoiceHas(String text) {
    assertEquals(OptionalInt.of(1), new ChoiceReader(CLIENTS).read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "both",
        "client and relay",
        "not the client",
        "client or relay",
        "the",
        "clientrelay"
      })
  void shouldNotGuessAWord(String text) {
    assertEquals(OptionalInt.empty(), new ChoiceReader(SIDES).read(text));
    assertEquals(OptionalInt.empty(), new ChoiceReader(CLIENTS).read("client"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0A 1C 2B 3D",
        "0A1C2B3D",
        "0=A, 1=C, 2=B, 3=D",
        "0:A 1:C 2:B 3:D",
        "3D 2B 1C 0A",
        "A C B D",
        "ACBD",
        "acbd",
        "a, c, b, d.",
        "0 - A; 1 - C; 2 - B; 3 - D",
        "tcp.stream 0 = A, tcp.stream 1 = C, stream 2 = B, 3 = D",
        "0) A 1) C 2) B 3) D",
        "0 \u2192 A, 1 \u2192 C, 2 \u2192 B, 3 \u2192 D"
      })
  void shouldReadLetters(String text) {
    assertEquals(Optional.of(STREAMS.right()), new MatchingReader(STREAMS).read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A C B",
        "ACBDA",
        "0A 1C 2B",
        "0A 0C 2B 3D",
        "0A 1C 2B 4D",
        "0A C B D",
        "AECB",
        "A C B 5",
        "0A 1C 2B 3D 9",
        "1 2 3 4",
        "A C B D (I think)",
        "99999999999A 1C 2B 3D"
      })
  void shouldNotGuessLetters(String text) {
    assertEquals(Optional.empty(), new MatchingReader(STREAMS).read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1A 2B", "A B", "AB"})
  void shouldCountItemsWithoutANumberFromOne(String text) {
    Answer.Matching words =
        new Answer.Matching(List.of("chat", "voice"), List.of("x", "y"), List.of(0, 1));
    assertEquals(Optional.of(List.of(0, 1)), new MatchingReader(words).read(text));
  }
}
