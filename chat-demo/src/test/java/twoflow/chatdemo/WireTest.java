package twoflow.chatdemo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import twoflow.core.payload.Portion;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowListener;
import twoflow.core.payload.RowMarker;
import twoflow.core.payload.RowSplitter;

class WireTest {

  @Test
  void shouldWriteMessagesAndBroadcasts() {
    assertEquals("Zoë: hi\n", new String(Wire.message("Zoë", "hi"), UTF_8));
    byte[] broadcast = Wire.broadcast(50001, "Zoë: hi".getBytes(UTF_8));
    assertEquals("[Broadcast 50001] Zoë: hi\n", new String(broadcast, UTF_8));
  }

  @Test
  void shouldPassOnBytesThatAreNotUtf8() {
    assertArrayEquals(
        "[Broadcast 7] \u00ff\u00c3\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        Wire.broadcast(7, new byte[] {(byte) 0xff, (byte) 0xc3}));
  }

  @Test
  void shouldPassACarriageReturnOnAndNotShowIt() {
    byte[] broadcast = Wire.broadcast(50001, "Ann: hi\r".getBytes(UTF_8));
    assertEquals("[Broadcast 50001] Ann: hi\r\n", new String(broadcast, UTF_8));
    assertEquals("[Broadcast 50001] Ann: hi", Wire.shown(broadcast));
    assertEquals(
        "[Broadcast 50001] Ann: hi", Wire.shown(Wire.broadcast(50001, "Ann: hi".getBytes(UTF_8))));
    assertEquals(
        List.of("Ann: hi", "Ann: there"),
        split(Wire.MESSAGE_START, "Ann: hi\r\nAnn: th", "ere\r\n"));
    assertEquals(
        List.of("[Broadcast 50001] Ann: hi"),
        split(Wire.BROADCAST_START, new String(broadcast, UTF_8)));
  }

  @Test
  void shouldFindTheNameOfAMessage() {
    assertEquals(Optional.of("Ann"), Wire.name("Ann: a: b"));
    assertEquals(Optional.empty(), Wire.name("no name"));
    assertEquals(Optional.empty(), Wire.name(": nothing before"));
  }

  @Test
  void shouldFindMessagesThatTheOriginalGlued() {
    assertEquals(
        List.of("Client1: Hello", "Client1: How are you?", "Client1: Bye"),
        split(Wire.MESSAGE_START, "Client1: HelloClient1: How are you?Client1: Bye"));
  }

  @Test
  void shouldFindGluedMessagesWhereverReadsEnd() {
    String stream = "Zoë: HelloZoë: How are you?Zoë: Bye";
    for (int cut = 1; cut < stream.length(); cut++) {
      List<String> found =
          split(Wire.MESSAGE_START, stream.substring(0, cut), stream.substring(cut));
      assertEquals(List.of("Zoë: Hello", "Zoë: How are you?", "Zoë: Bye"), found, "cut at " + cut);
    }
  }

  @Test
  void shouldNotSplitATerminatedMessageAtItsOwnName() {
    assertEquals(
        List.of("Ann: I said: Ann: no", "Ann: yes Ann: no"),
        split(Wire.MESSAGE_START, "Ann: I said: Ann: no\n", "Ann: yes Ann:", " no\n"));
  }

  @Test
  void shouldFindBroadcastsWithAndWithoutNewlineOnOneStream() {
    assertEquals(
        List.of(
            "[Broadcast 1] A: hi",
            "[Broadcast 22] B: Hello",
            "[Broadcast 22] B: Bye",
            "[Broadcast 22] B: Bye",
            "[Broadcast 1] A: ho"),
        split(
            Wire.BROADCAST_START,
            "[Broadcast 1] A: hi\n",
            "[Broadcast 22] B: Hello",
            "[Broadcast 22] B: Bye[Broadcast 22] B: Bye",
            "[Broadcast 1] A: ho\n"));
  }

  @Test
  void shouldKeepATerminatedBroadcastWholeThatHoldsAMarker() {
    String quoting = "[Broadcast 1] A: he wrote [Broadcast 2] B: hi";
    assertEquals(
        List.of(quoting, quoting), split(Wire.BROADCAST_START, quoting + "\n" + quoting + "\n"));
  }

  /** Splits a stream that came in these reads; every byte must be in exactly one portion. */
  private static List<String> split(RowMarker start, String... reads) {
    List<String> rows = new ArrayList<>();
    long[] portionBytes = new long[1];
    RowSplitter splitter =
        new RowSplitter(
            start,
            new RowListener() {
              @Override
              public void portion(long rowNumber, Portion portion) {
                assertEquals(portionBytes[0] + 1, portion.firstSeq());
                assertEquals(rows.size() + 1L, rowNumber);
                portionBytes[0] = portion.lastSeq();
              }

              @Override
              public void row(ReceivedRow row) {
                rows.add(row.text());
              }
            });
    long sentBytes = 0;
    for (String read : reads) {
      byte[] bytes = read.getBytes(UTF_8);
      splitter.read(bytes, bytes.length, 1);
      sentBytes += bytes.length;
    }
    splitter.end();
    assertEquals(sentBytes, portionBytes[0]);
    return rows;
  }
}
