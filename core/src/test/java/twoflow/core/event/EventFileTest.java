package twoflow.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// On a thread of its own: recording an event takes no interrupt.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventFileTest {

  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  @TempDir private Path folder;

  private static Event event(long timeNs, String flow) {
    return Event.of(timeNs, EventType.SENT, flow, "127.0.0.1:1", "127.0.0.1:2");
  }

  @Test
  void shouldWriteHeaderAndEvents() throws IOException {
    Path file = folder.resolve("events.csv");
    try (EventFile events = new EventFile(file, Optional.empty(), failures::add)) {
      events.record(event(1, "CHAT"));
      events.record(event(2, "CHAT"));
    }
    assertEquals(
        Event.HEADER
            + "\n1,sent,CHAT,,,127.0.0.1:1,127.0.0.1:2,,,\n"
            + "2,sent,CHAT,,,127.0.0.1:1,127.0.0.1:2,,,\n",
        Files.readString(file));
  }

  @Test
  void shouldSayFirstOnWhichClockTheTimesAre() throws IOException {
    Path file = folder.resolve("events.csv");
    ClockLine clock = new ClockLine(7, new ClockName("0badcafe"));
    EventFile events = new EventFile(file, Optional.of(clock), failures::add);
    events.record(event(9, "CHAT"));
    events.close();
    assertEquals(
        List.of(
            Event.HEADER, "7,clock,,,,0badcafe,,,,", "9,sent,CHAT,,,127.0.0.1:1,127.0.0.1:2,,,"),
        Files.readAllLines(file));
    assertEquals(Optional.of(clock.clock()), ClockLine.clock(clock.line()));
    assertEquals(Optional.empty(), ClockLine.clock(event(9, "clock").line()));
  }

  @Test
  void shouldDeleteAFileThatHoldsNothingButTheClock() throws IOException {
    Path file = folder.resolve("unused.csv");
    ClockLine clock = new ClockLine(7, new ClockName("0badcafe"));
    EventFile events = new EventFile(file, Optional.of(clock), failures::add);
    events.close();
    events.deleteIfUnused();
    assertFalse(Files.exists(file));
  }

  @Test
  void shouldRefuseAFileThatExistsAndLeaveItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("events.csv"), "precious");
    IOException e =
        assertThrows(IOException.class, () -> new EventFile(file, Optional.empty(), failures::add));
    assertEquals(
        "event file " + file + " exists and is never overwritten: move it away or name another",
        e.getMessage());
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void shouldSayThatAFileCannotBeCreated() {
    Path file = folder.resolve("missing").resolve("events.csv");
    IOException e =
        assertThrows(IOException.class, () -> new EventFile(file, Optional.empty(), failures::add));
    assertTrue(
        e.getMessage().startsWith("cannot create the event file " + file + " ("), e.getMessage());
  }

  @Test
  void shouldKeepEveryEventOfManyThreadsInTheirOrder() throws Exception {
    Path file = folder.resolve("events.csv");
    int threads = 8;
    // More events than the queue holds.
    int eventsPerThread = 20_000;
    try (EventFile events = new EventFile(file, Optional.empty(), failures::add)) {
      List<Thread> writers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String flow = "F" + t;
        writers.add(
            Thread.ofPlatform()
                .start(() ->
                    LongStream.rangeClosed(1, eventsPerThread)
                        .forEach(i -> events.record(event(i, flow)))));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(1 + threads * eventsPerThread, lines.size());
    for (int t = 0; t < threads; t++) {
      String flow = ",sent,F" + t + ",";
      assertIterableEquals(
          LongStream.rangeClosed(1, eventsPerThread).mapToObj(i -> i + flow).toList(),
          lines.stream()
              .filter(line -> line.contains(flow))
              .map(line -> line.substring(0, line.indexOf(flow) + flow.length()))
              .toList());
    }
  }

  @Test
  void shouldKeepTheEventsOfAnInterruptedThread() throws IOException {
    Path file = folder.resolve("events.csv");
    try (EventFile events = new EventFile(file, Optional.empty(), failures::add)) {
      Thread.currentThread().interrupt();
      events.record(event(1, "CHAT"));
      assertTrue(Thread.interrupted(), "the interrupt is kept");
    }
    assertEquals(2, Files.readAllLines(file).size());
  }

  @Test
  void shouldReportOnceThatTheDiskFailsAndLetTheTrafficGoOn() throws IOException {
    Path file = folder.resolve("events.csv");
    EventFile events = new EventFile(file, new BufferedWriter(new FullDisk(20_000)), failures::add);
    for (int i = 0; i < 100_000; i++) {
      events.record(event(i, "CHAT"));
    }
    IOException e = assertThrows(IOException.class, events::close);

    String cause = " (java.io.IOException: No space left on device)";
    assertEquals("event file " + file + " is incomplete" + cause, e.getMessage());
    assertEquals(
        List.of(
            "cannot write the event file " + file + " any more" + cause + "; the traffic goes on"),
        failures);
  }

  @Test
  void shouldDelayTheTrafficOnlyOnceTheQueueIsFullAndLoseNoEvent() throws Exception {
    Path file = Files.createFile(folder.resolve("events.csv"));
    StalledDisk disk = new StalledDisk();
    EventFile events = new EventFile(file, new BufferedWriter(disk), failures::add);
    for (int i = 0; i < EventFile.QUEUE_EVENTS; i++) {
      events.record(event(i, "CHAT"));
    }
    disk.awaitWrite();
    Thread more =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < EventFile.QUEUE_EVENTS; i++) {
                events.record(event(i, "CHAT"));
              }
            });
    while (more.getState() != Thread.State.WAITING) {
      assertTrue(more.isAlive(), "the queue takes more events than it should");
      Thread.onSpinWait();
    }
    disk.goOn();
    more.join();
    events.close();
    assertEquals(2 * EventFile.QUEUE_EVENTS, disk.written().lines().count());
    assertEquals(List.of(), failures);
  }

  @Test
  void shouldReportThatTheFileWasRemoved() throws IOException {
    Path file = folder.resolve("events.csv");
    EventFile events = new EventFile(file, Optional.empty(), failures::add);
    events.record(event(1, "CHAT"));
    Files.delete(file);
    IOException e = assertThrows(IOException.class, events::close);
    assertEquals(
        "event file " + file + " is gone: it was removed or moved while it was written",
        e.getMessage());
    assertEquals(List.of(), failures);
  }

  @Test
  void shouldReportThatTheLastEventsCouldNotBeWritten() throws IOException {
    // The failure comes with the flush at the end only.
    EventFile events =
        new EventFile(
            folder.resolve("events.csv"), new BufferedWriter(new FullDisk(20)), failures::add);
    events.record(event(1, "CHAT"));

    assertThrows(IOException.class, events::close);
    assertEquals(1, failures.size(), failures::toString);
  }

  @Test
  void shouldDeleteTheFileOnlyWhenItHoldsNoEvent() throws IOException {
    Path unused = folder.resolve("unused.csv");
    EventFile none = new EventFile(unused, Optional.empty(), failures::add);
    none.close();
    none.close();
    none.deleteIfUnused();
    assertFalse(Files.exists(unused));

    Path used = folder.resolve("used.csv");
    EventFile one = new EventFile(used, Optional.empty(), failures::add);
    one.record(event(1, "CHAT"));
    one.close();
    one.deleteIfUnused();
    assertEquals(2, Files.readAllLines(used).size());
  }
}
