package twoflow.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.link.Broadcasts;
import twoflow.analysis.verdict.Check;
import twoflow.testsupport.handmade.HandmadeDemo;

/** Captures of the introductory demo: what the server passed on, and to whom. */
class ChatDemoAnalysisTest {

  @TempDir private Path folder;

  @Test
  void shouldFindEachMessageAndItsBroadcasts() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12, 13);
    run.say(11, "Ada: hi").say(12, "Ben: hello").say(11, "Ada: bye").say(13, "Cy: ok").write();
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      assertTrue(analysis.verdict().complete(), () -> analysis.verdict().toString());
      assertEquals(
          "4 messages of 3 members, 8 broadcasts: each reached every other member, unchanged",
          check(analysis, "broadcasts").found());
      assertEquals(
          "chat-demo-client-Client11 sent 17 = chat-demo-server received 17 = captured",
          check(analysis, "DEMO tcp.stream 0 client -> server events").found());
      List<Broadcasts.Message> messages = analysis.broadcasts().orElseThrow().messages();
      assertEquals(
          List.of("Ada: hi", "Ben: hello", "Ada: bye", "Cy: ok"),
          messages.stream().map(Broadcasts.Message::text).toList());
      Broadcasts.Message bye = messages.get(2);
      assertEquals(List.of(16L), bye.frames());
      assertEquals(
          List.of(List.of(17L), List.of(18L)),
          bye.deliveries().stream().map(Broadcasts.Delivery::frames).toList());
    }
  }

  /** A member's message may say what a broadcast says, and its end may lack the newline. */
  @Test
  void shouldTakeAMessageAsItIs() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12);
    run.say(11, "Ada: [Broadcast 40012] Ben: no").say(12, "").message(12, "Ben: last");
    run.broadcast(11, "[Broadcast 40012] Ben: last\n").write();
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      assertTrue(analysis.verdict().complete(), () -> analysis.verdict().toString());
    }
  }

  @Test
  void shouldTellABroadcastThatIsNotTheMessage() throws IOException {
    HandmadeDemo run =
        new HandmadeDemo(folder, 11, 12).say(11, "Ada: hi").message(11, "Ada: bye\n");
    run.broadcast(12, "[Broadcast 40011] Ada: byE\n").write();
    assertFault("tcp.stream 1 broadcast 2 is not message 2 of tcp.stream 0");
  }

  @Test
  void shouldTellAMessageThatDidNotReachEverybody() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12, 13).message(11, "Ada: hi\n");
    run.broadcast(12, "[Broadcast 40011] Ada: hi\n").write();
    assertFault("tcp.stream 2 received 0 broadcasts of the others' 1 messages");
  }

  @Test
  void shouldTellAMessageThatCameBackToItsSender() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12).say(11, "Ada: hi");
    run.broadcast(11, "[Broadcast 40011] Ada: hi\n").write();
    assertFault("tcp.stream 0 broadcast 1 is its own message");
  }

  @Test
  void shouldTellABroadcastOfNobody() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12).say(11, "Ada: hi");
    run.broadcast(12, "[Broadcast 7] Eve: hi\n").broadcast(12, "Ada: hi\n").write();
    assertFault("tcp.stream 1 broadcast 2 names no member's port");
    assertFault("tcp.stream 1 broadcast 3 names no member's port");
  }

  @Test
  void shouldTellALostPacketAndAnEventThatIsMissing() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12).say(11, "Ada: hi").say(11, "Ada: bye");
    run.forgetLastEvent(12).packets.without(7);
    run.write();
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      assertFalse(check(analysis, "gaps").passed());
      assertTrue(
          check(analysis, "DEMO tcp.stream 1 server -> client events")
              .found()
              .contains("chat-demo-client-Client12 received 26 bytes, the capture has 53"),
          () -> analysis.verdict().toString());
    }
  }

  @Test
  void shouldLeaveOutWhoWasNoMember() throws IOException {
    HandmadeDemo run =
        new HandmadeDemo(folder, 11, 12).refused(14).looking(15).say(11, "Ada: hi").write();
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      assertTrue(analysis.verdict().complete(), () -> analysis.verdict().toString());
      String found = check(analysis, "no members").found();
      assertTrue(found.startsWith("2 connections"), found);
      assertTrue(found.contains("127.0.0.14:40014") && found.contains("127.0.0.15:40015"), found);
    }
  }

  /** Of a long run the first texts are compared, and all messages are counted. */
  @Test
  void shouldCountWhatItDoesNotCompare() throws IOException {
    HandmadeDemo run = new HandmadeDemo(folder, 11, 12);
    for (int i = 0; i < AnalysisOptions.DEFAULT.keptRows() + 5; i++) {
      run.say(11, "Ada: " + i);
    }
    run.write();
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      Check check = check(analysis, "broadcasts");
      assertTrue(check.passed(), check::toString);
      assertTrue(check.found().startsWith("2005 messages of 2 members, 2005 broadcasts"));
      assertTrue(check.found().endsWith("(the first texts were compared, all were counted)"));
    }
  }

  private void assertFault(String fault) throws IOException {
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      Check check = check(analysis, "broadcasts");
      assertFalse(check.passed());
      assertTrue(check.found().contains(fault), check::found);
    }
  }

  private static Check check(RunAnalysis analysis, String name) {
    return analysis.verdict().checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(analysis.verdict().toString()));
  }
}
