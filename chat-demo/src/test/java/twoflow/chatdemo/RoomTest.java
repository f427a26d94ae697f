package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.helpers.NOPLogger;
import twoflow.core.payload.ReceivedRow;
import twoflow.testsupport.FakeClock;

@Timeout(10)
class RoomTest {

  private final FakeClock clock = new FakeClock(1_000);
  private final MessageCounts counts = new MessageCounts();
  private final RecordingMember ada = new RecordingMember(1);
  private final RecordingMember bob = new RecordingMember(2);
  private final RecordingMember cyd = new RecordingMember(3);

  @Test
  void shouldBroadcastToAllButTheSender() {
    Room room = roomFor(3, ada, bob, cyd);

    room.broadcast(ada, message("Ada: hi"));

    assertEquals(List.of(), ada.done);
    assertEquals(List.of("[Broadcast 1] Ada: hi\n"), bob.done);
    assertEquals(List.of("[Broadcast 1] Ada: hi\n"), cyd.done);
  }

  @Test
  void shouldBroadcastToMembersThatHaveHalfClosed() {
    Room room = roomFor(2, ada, bob);

    room.halfClosed(bob);
    room.broadcast(ada, message("Ada: hi"));

    assertEquals(List.of("[Broadcast 1] Ada: hi\n"), bob.done);
  }

  @Test
  void shouldCloseAllOnceAllHaveHalfClosed() throws Exception {
    Room room = roomFor(2, ada, bob);

    room.halfClosed(ada);
    assertEquals(List.of(), ada.done);
    room.halfClosed(bob);

    assertEquals(List.of("finish"), ada.done);
    assertEquals(List.of("finish"), bob.done);
    room.closed(ada);
    room.closed(bob);
    room.awaitEnd();
  }

  @Test
  void shouldTellWhoJoinsWhoIsThereAndWhoLeaves() {
    Room room = roomFor(3, ada, bob);
    room.introduce(ada, "Ada", message("Ada: *joined*"));
    room.join(cyd);
    room.introduce(bob, "Bob", message("Bob: *joined*"));
    room.introduce(cyd, "Cyd", message("Cyd: *joined*"));

    String bobJoined = "[Broadcast 2] Bob: *joined*\n";
    String cydJoined = "[Broadcast 3] Cyd: *joined*\n";
    assertEquals(List.of(bobJoined, cydJoined), ada.done);
    assertEquals(List.of("[Broadcast 1] Ada: *joined*\n", cydJoined), bob.done);
    assertEquals(List.of("[Broadcast 1] Ada: *joined*\n", bobJoined), cyd.done);

    room.broadcast(ada, message("Ada: *left*"));
    room.halfClosed(ada);
    assertEquals("finish", ada.done.getLast());
    assertEquals(3, bob.done.size(), "it is said once");
    assertEquals("[Broadcast 1] Ada: *left*\n", bob.done.getLast());
    room.broken(bob, "killed");
    assertEquals("[Broadcast 2] Bob: *left*\n", cyd.done.getLast());
    assertEquals("finish", ada.done.getLast(), "who leaves gets nothing more");
  }

  @Test
  void shouldRefuseATakenNameAndWaitForAnother() throws Exception {
    Room room = roomFor(2, ada, bob);
    room.introduce(ada, "Ada", message("Ada: *joined*"));

    room.introduce(bob, "Ada", message("Ada: *joined*"));
    assertEquals(
        "refuse: the name Ada is taken: choose another one with --name", bob.done.getLast());
    room.closed(bob);
    assertTrue(room.join(cyd));
    room.awaitOpen();
    room.introduce(cyd, "Cyd", message("Cyd: *joined*"));

    assertEquals(List.of("[Broadcast 3] Cyd: *joined*\n"), ada.done);
    assertEquals(List.of("[Broadcast 1] Ada: *joined*\n"), cyd.done);
    assertEquals("2 members joined, 2 messages received, 0 broadcasts sent", counts.toString());
  }

  @Test
  void shouldFreeTheNameOfOneThatHasLeft() {
    Room room = roomFor(2, ada, bob);
    room.name(ada, "Ada");
    room.halfClosed(ada);

    room.introduce(bob, "Ada", message("Ada: *joined*"));

    assertEquals(List.of("[Broadcast 2] Ada: *joined*\n"), ada.done);
    assertEquals(List.of(), bob.done);
  }

  @Test
  void shouldRefuseMoreThanWanted() {
    Room room = roomFor(2, ada, bob);

    assertFalse(room.join(cyd));
    room.broadcast(ada, message("Ada: hi"));
    assertEquals(List.of(), cyd.done);
  }

  @Test
  void shouldNotCountOneThatLeavesBeforeTheRoomOpens() throws Exception {
    Room room = roomFor(2, ada);

    room.halfClosed(ada);
    assertEquals(List.of("leave"), ada.done);
    room.join(bob);
    room.broken(bob, "reset");
    room.join(new RecordingMember(4));
    assertTrue(room.join(cyd));

    room.awaitOpen();
    assertEquals("2 members joined, 0 messages received, 0 broadcasts sent", counts.toString());
  }

  @Test
  void shouldDropOneWhoseOutboxIsFullAndGoOn() {
    RecordingMember slow = RecordingMember.full(9);
    Room room = roomFor(3, ada, slow, bob);

    room.broadcast(ada, message("Ada: hi"));
    room.broadcast(ada, message("Ada: again"));

    assertEquals(List.of("reset"), slow.done);
    assertEquals(List.of("[Broadcast 1] Ada: hi\n", "[Broadcast 1] Ada: again\n"), bob.done);
    end(room, ada, bob);
    IOException lost = assertThrows(IOException.class, room::awaitEnd);
    assertTrue(lost.getMessage().startsWith("1 of 3 members lost: 127.0.0.1:9"), lost::getMessage);
  }

  @Test
  void shouldEndWithAFailureWhenAMemberWasReset() {
    Room room = roomFor(2, ada, bob);

    room.broken(ada, "Connection reset");
    end(room, bob);

    IOException lost = assertThrows(IOException.class, room::awaitEnd);
    assertTrue(lost.getMessage().contains("Connection reset"), lost::getMessage);
  }

  @Test
  void shouldTakeABrokenConnectionAfterTheHalfCloseAsLeaving() throws Exception {
    Room room = roomFor(2, ada, bob);

    room.halfClosed(ada);
    room.broken(ada, "Broken pipe");
    end(room, bob);

    room.awaitEnd();
  }

  @Test
  void shouldDropOneThatDoesNotReadWhatWaitsAtTheEnd() {
    Room room = roomFor(1, ada);
    room.halfClosed(ada);

    clock.advance(Duration.ofSeconds(5).toNanos());

    assertThrows(IOException.class, room::awaitEnd);
    assertEquals(List.of("finish", "reset"), ada.done);
  }

  @Test
  void shouldCloseThosePresentWhenOpenToAllAndThenGoOn() {
    Room room = new Room(OptionalInt.empty(), counts, clock, NOPLogger.NOP_LOGGER);
    room.join(ada);
    room.join(bob);
    room.halfClosed(ada);
    room.halfClosed(bob);
    assertEquals(List.of("finish"), ada.done);

    assertTrue(room.join(cyd));
    room.broadcast(cyd, message("Cyd: late"));

    assertEquals(List.of("finish"), ada.done);
    assertEquals(List.of(), cyd.done);
  }

  @Test
  void shouldNotPassOnAMessageThatWasCut() {
    Room room = roomFor(2, ada, bob);

    room.broadcast(ada, new ReceivedRow(1, new byte[10], 1, 100, 0, true));

    assertEquals(List.of(), bob.done);
  }

  @Test
  void shouldLetAllGoWhenStopped() throws Exception {
    Room room = roomFor(3, ada, bob);

    room.stop();

    assertEquals(List.of("leave"), ada.done);
    assertFalse(room.join(cyd));
    room.awaitOpen();
  }

  private Room roomFor(int wanted, RoomMember... members) {
    Room room = new Room(OptionalInt.of(wanted), counts, clock, NOPLogger.NOP_LOGGER);
    for (RoomMember member : members) {
      assertTrue(room.join(member));
    }
    return room;
  }

  private static void end(Room room, RoomMember... members) {
    for (RoomMember member : members) {
      room.halfClosed(member);
    }
    for (RoomMember member : members) {
      room.closed(member);
    }
  }

  private static ReceivedRow message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ReceivedRow(1, bytes, 1, bytes.length + 1, 0, true);
  }
}
