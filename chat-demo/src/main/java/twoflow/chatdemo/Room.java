package twoflow.chatdemo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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

  private enum Stage {
    TALKING,
    HALF_CLOSED,
    CLOSING
  }

  private final OptionalInt wanted;
  private final Tally tally;
  private final Logger log;
  private final Map<RoomMember, Stage> members = new LinkedHashMap<>();
  private final ClosingDeadlines closingDeadlines;
  private final List<String> lost = new ArrayList<>();
  private boolean open;
  private boolean stopped;
  private IOException failure;

  /**
   * @param wanted how many members it waits for; empty takes whoever comes
   */
  Room(OptionalInt wanted, Tally tally, LabClock clock, Logger log) {
    this.wanted = wanted;
    this.tally = tally;
    this.closingDeadlines = new ClosingDeadlines(clock);
    this.log = log;
    this.open = wanted.isEmpty();
  }

  /**
   * Takes a member in.
   *
   * @return false when the room takes nobody any more
   */
  synchronized boolean join(RoomMember member) {
    if (stopped || wanted.isPresent() && open) {
      log.warn("server refused {}: all wanted members have joined", member.label());
      return false;
    }
    members.put(member, Stage.TALKING);
    String of = wanted.isPresent() ? " of " + wanted.getAsInt() : "";
    log.info("server: {} joined ({}{})", member.label(), members.size(), of);
    tally.joined();
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

  /**
   * Waits until the room opens.
   *
   * @param timeoutMs how long
   * @throws IOException when it has not opened by then, or never will
   */
  synchronized void awaitOpen(long timeoutMs) throws IOException, InterruptedException {
    long deadlineNs = System.nanoTime() + timeoutMs * 1_000_000;
    while (!open && !stopped && failure == null) {
      long remainingMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (remainingMs <= 0) {
        throw new IOException(
            "%d of %d members joined within %s s: start the others, or lower --clients"
                .formatted(members.size(), wanted.getAsInt(), timeoutMs / 1000.0));
      }
      wait(remainingMs);
    }
  }

  /** Passes a message on to every member but its sender; one that has no room for it is dropped. */
  synchronized void broadcast(RoomMember sender, ReceivedRow message) {
    tally.received();
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
      if (!member.offer(broadcast)) {
        drop(member, "does not keep up: its outbox is full");
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
      tally.leftBeforeOpening();
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
      tally.leftBeforeOpening();
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
      log.info("server: {} left", member.label());
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
      for (RoomMember member : closingDeadlines.overdue()) {
        drop(member, "does not read what waits for it");
      }
      if (!over()) {
        wait(closingDeadlines.untilNextMs());
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
    closingDeadlines.remove(member);
    return members.remove(member);
  }

  /** Closes all members once none of them talks any more. */
  private void settle() {
    if (open && !members.containsValue(Stage.TALKING)) {
      if (members.containsValue(Stage.HALF_CLOSED)) {
        log.info("server: all members have half-closed: closes them");
      }
      for (RoomMember member : List.copyOf(members.keySet())) {
        if (members.put(member, Stage.CLOSING) == Stage.HALF_CLOSED) {
          closingDeadlines.begin(member);
          member.finish();
        }
      }
    }
    notifyAll();
  }
}
