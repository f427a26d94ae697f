package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Log lines as the roles write them. */
class RowDisplayTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void shouldShowRowsOfSeveralProgramsInTheOrderOfTheirTimes() throws IOException {
    RowDisplay display = display(false);
    display.logged("client-voip", "10:00:00.000000 client-voip  VOIP sending row 1 seq=1..9 a");
    display.logged("client-voip", "10:00:00.060000 client-voip  CHAT received row 1 seq=1..9 b");
    display.logged("client-chat", "10:00:00.050000 client-chat  CHAT sending row 1 seq=1..9 b");
    display.flush();
    assertEquals(
        List.of(
            "   0.000  VOIP client-voip  sends     row 1   a",
            "   0.050  CHAT client-chat  sends     row 1   b",
            "   0.060  CHAT client-voip  receives  row 1   b"),
        lines());
  }

  @Test
  void shouldShowALineOnlyWhenNoEarlierOneCanCome() throws IOException {
    RowDisplay display = display(false);
    display.logged("client-chat", "10:00:00.000000 client-chat  CHAT sending row 1 seq=1..9 a");
    assertEquals(List.of(), lines());
    display.logged("client-chat", "10:00:00.300000 client-chat  CHAT sending row 2 seq=10..18 b");
    assertEquals(1, lines().size());
  }

  @Test
  void shouldCountFromTheFirstLineThatItShows() throws IOException {
    RowDisplay display = display(false);
    display.logged("client-voip", "10:00:00.000200 client-voip  VOIP sending row 1 seq=1..9 a");
    display.logged("client-chat", "10:00:00.000000 client-chat  CHAT sending row 1 seq=1..9 b");
    display.flush();
    assertEquals("   0.000  CHAT client-chat  sends     row 1   b", lines().getFirst());
  }

  @Test
  void shouldGoOnOverMidnight() throws IOException {
    RowDisplay display = display(false);
    display.logged("client-chat", "23:59:59.900000 client-chat  CHAT sending row 1 seq=1..9 a");
    display.logged("client-chat", "00:00:00.400000 client-chat  CHAT sending row 2 seq=10..18 b");
    display.flush();
    assertTrue(lines().getLast().startsWith("   0.500  "), lines()::toString);
  }

  @Test
  void shouldShowTheMessageOfARowWithinEightyColumns() throws IOException {
    RowDisplay display = display(false);
    String row = "2025-12-13T10:00:00 | Client1 | CHAT | " + "é".repeat(200);
    display.logged(
        "client-chat", "10:00:00.000000 client-chat  CHAT received row 1 seq=1..9 " + row);
    display.flush();
    String line = lines().getFirst();
    assertEquals(80, line.codePointCount(0, line.length()), line);
    assertTrue(line.endsWith("éé…"), line);
    assertTrue(line.contains("  é"), line);
  }

  @Test
  void shouldSayThatAPartnerSendsNothingMoreAndLeaveOutWhatIsInTheLogAlone() throws IOException {
    RowDisplay display = display(false);
    display.logged("relay", "10:00:00.000000 relay        CHAT 127.0.0.1:5 -> 127.0.0.1:6 len=9 x");
    display.logged(
        "client-chat", "10:00:00.100000 client-chat  VOIP the partner sends nothing more");
    display.printed("relay", "relay: CHAT 1 of 1 pairs ended, 9 bytes forwarded");
    display.flush();
    assertEquals(List.of("   0.000  VOIP client-chat  the partner sends nothing more"), lines());
  }

  @Test
  void shouldShowTheFirstRowsOfALargeRunAndThenHowFarItIs() throws IOException {
    RowDisplay display = display(false);
    String sending = "10:00:00.000000 client-chat  CHAT sending row %d seq=1..9 a";
    for (int row = 1; row <= RowDisplay.MAX_ROWS + 5; row++) {
      display.logged("client-chat", sending.formatted(row));
    }
    display.logged("client-chat", "10:00:10.000000 client-chat  CHAT has sent 500 of 900 rows");
    display.flush();
    assertEquals(RowDisplay.MAX_ROWS + 2, lines().size());
    assertEquals("  10.000  CHAT client-chat  has sent 500 of 900 rows", lines().getLast());
  }

  @Test
  void shouldGiveAFlowItsColour() throws IOException {
    RowDisplay display = display(true);
    display.logged("client-chat", "10:00:00.000000 client-chat  CHAT sending row 1 seq=1..9 a");
    display.flush();
    assertEquals(
        "   0.000  \u001b[38;5;33mCHAT client-chat\u001b[0m  sends     row 1   a",
        lines().getFirst());
  }

  private RowDisplay display(boolean colours) {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new RowDisplay(new StandardOutput(stream, "x"), new RowStyle(colours, 11));
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
