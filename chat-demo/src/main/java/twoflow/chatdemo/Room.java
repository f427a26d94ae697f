package twoflow.chatdemo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import twoflow.core.pacing.LabClock;
import twoflow.core.payload.ReceivedRow;

/**
 * Who is in the room, and what that means: when it opens, who gets a message, and when members are
 * closed. A room for N members opens when all have joined and is over when all have gone; a room
 * for any number is open from the start and never over.
 *
 * <pre>{@code
 *           first bytes wait     messages are        all have      what waits
 *           until it opens       broadcast           half-closed   is written
 * joined  ---------------->  TALKING  ---->  HALF_CLOSED  ---->  CLOSING  ---->  gone
 *                               |                 |                |
 *                               +--- connection broken, or does not read: RST --> gone
 * }</pre>
 */
final class Room {

  /** How long a member that is to be closed may take to read what waits for it. */
  static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(5);

  private enum Stage {
    TALKING,
    HALF_CLOSED,
    CLOSING
  }

  private final OptionalInt wanted;
  private final LabClock clock;
  private final Logger log;
  private final Map<RoomMember, Stage> members = new LinkedHashMap<>();
  private final Map<RoomMember, Long> closingDeadlinesNs = new LinkedHashMap<>();
  private final List<String> lost = new ArrayList<>();
  private final Tally tally = new Tally();
  private boolean open;
  private boolean stopped;
  private IOException failure;

  /**
   * @param wanted how many members it waits for; empty takes whoever comes
   */
  Room(OptionalInt wanted, LabClock clock, Logger log) {
    this.wanted = wanted;
    this.clock = clock;
    this.log = log;
    this.open = wanted.isEmpty();
  }

  /** What happened so far, for the user. */
  synchronized String summary() {
    return tally.toString();
  }

  /**
   * Takes a member in.
   *
   * @return false when the room takes nobody any more
   */
  synchronized boolean join(RoomMember member) {
    if (stopped || wanted.isPresent() && open) {
      log.warn("server refused {}: the room is full", member.label());
      return false;
    }
    members.put(member, Stage.TALKING);
    String of = wanted.isPresent() ? members.size() + " of " + wanted.getAsInt() : "";
    log.info("server: {} joined ({})", member.label(), of.isEmpty() ? members.size() : of);
    tally.joined++;
    if (wanted.isPresent() && members.size() == wanted.getAsInt()) {
      open = true;
      notifyAll();
    }
    return true;
  }

  /** Waits until the room opens; returns, too, when it never will. */
  synchronized void awaitOpen() throws InterruptedException {
    while (!open && !stopped && failure == null) {
      wait();
    }
  }

  /** Passes a message on to every member but its sender; one that has no room for it is dropped. */
  synchronized void broadcast(RoomMember sender, ReceivedRow message) {
    tally.received++;
    if (message.lengthBytes() > message.bytes().length) {
      log.warn(
          "server: {}: message {} is too long to be passed on", sender.label(), message.number());
      return;
    }
    byte[] broadcast = Wire.broadcast(sender.port(), message.bytes());
    for (RoomMember member : List.copyOf(members.keySet())) {
      if (member == sender || members.get(member) == Stage.CLOSING) {
        continue;
      }
      if (member.offer(broadcast)) {
        tally.broadcast++;
      } else {
        drop(member, "does not read: its outbox is full");
      }
    }
  }

  /** A member sends nothing more. */
  synchronized void halfClosed(RoomMember member) {
    if (!members.containsKey(member)) {
      return;
    }
    if (!open) {
      log.info("server: {} left before the room opened", member.label());
      remove(member);
      tally.joined--;
      member.leave();
      return;
    }
    log.info("server: {} has half-closed", member.label());
    members.put(member, Stage.HALF_CLOSED);
    settle();
  }

  /** A member's connection is broken. */
  synchronized void broken(RoomMember member, String cause) {
    Stage stage = remove(member);
    if (stage == null) {
      return;
    }
    member.reset();
    if (!open) {
      log.info("server: {} left before the room opened", member.label());
      tally.joined--;
    } else if (stage == Stage.TALKING) {
      log.warn("server: {} left: {}", member.label(), cause);
      lose(member, "left: " + cause);
    } else {
      // FIN may mean that it is gone altogether; only writing to it shows that.
      log.info("server: {} left", member.label());
    }
    settle();
  }

  /** A member's connection has ended in order. */
  synchronized void closed(RoomMember member) {
    if (remove(member) != null) {
      log.info("server: {} left (closed)", member.label());
      settle();
    }
  }

  /** The room cannot go on. */
  synchronized void fail(IOException cause) {
    failure = failure == null ? cause : failure;
    notifyAll();
  }

  /**
   * Waits until the room is over, and drops members that take too long to be closed.
   *
   * @throws IOException when members were lost, or the room failed
   */
  synchronized void awaitEnd() throws IOException, InterruptedException {
    while (failure == null && !over()) {
      dropOverdue();
      if (!over()) {
        wait(untilNextDeadlineMs());
      }
    }
    if (failure != null) {
      throw failure;
    }
    if (!lost.isEmpty()) {
      throw new IOException(
          lost.size() + " of " + wanted.getAsInt() + " members lost: " + String.join("; ", lost));
    }
  }

  /** Ends all connections at once: the program stops. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
    for (RoomMember member : List.copyOf(members.keySet())) {
      remove(member);
      member.leave();
    }
  }

  private boolean over() {
    return wanted.isPresent() && open && members.isEmpty();
  }

  private void dropOverdue() {
    long nowNs = clock.nowNs();
    for (Map.Entry<RoomMember, Long> closing : List.copyOf(closingDeadlinesNs.entrySet())) {
      if (closing.getValue() <= nowNs) {
        drop(closing.getKey(), "does not read what waits for it");
      }
    }
  }

  /** As {@link Object#wait(long)} wants it: 0 when there is no deadline. */
  private long untilNextDeadlineMs() {
    long nowNs = clock.nowNs();
    return closingDeadlinesNs.values().stream()
        .mapToLong(deadlineNs -> 1 + TimeUnit.NANOSECONDS.toMillis(Math.max(0, deadlineNs - nowNs)))
        .min()
        .orElse(0);
  }

  private void drop(RoomMember member, String reason) {
    log.warn("server disconnects {}: it {}", member.label(), reason);
    lose(member, reason);
    remove(member);
    member.reset();
    settle();
  }

  private void lose(RoomMember member, String reason) {
    if (wanted.isPresent()) {
      lost.add(member.label() + " " + reason);
    }
  }

  private Stage remove(RoomMember member) {
    closingDeadlinesNs.remove(member);
    return members.remove(member);
  }

  /** Closes all members once none of them talks any more. */
  private void settle() {
    if (open && !members.containsValue(Stage.TALKING)) {
      long deadlineNs = clock.nowNs() + CLOSING_TIMEOUT.toNanos();
      for (RoomMember member : List.copyOf(members.keySet())) {
        if (members.put(member, Stage.CLOSING) == Stage.HALF_CLOSED) {
          closingDeadlinesNs.put(member, deadlineNs);
          member.finish();
        }
      }
    }
    notifyAll();
  }
}
