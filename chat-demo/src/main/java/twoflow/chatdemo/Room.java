package twoflow.chatdemo;

import java.io.IOException;
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

  private final OptionalInt wanted;
  private final MessageCounts counts;
  private final Logger log;
  private final Members members;
  private final RoomFaults faults;
  private final Introductions names = new Introductions();
  private boolean open;
  private boolean stopped;

  /**
   * @param wanted how many members it waits for; empty takes whoever comes
   */
  Room(OptionalInt wanted, MessageCounts counts, LabClock clock, Logger log) {
    this.wanted = wanted;
    this.counts = counts;
    this.members = new Members(clock, log);
    this.faults = new RoomFaults(wanted);
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
    members.add(member);
    names.join(member);
    String of = wanted.isPresent() ? " of " + wanted.getAsInt() : "";
    log.info("server: {} joined ({}{})", member.label(), members.count(), of);
    counts.joined();
    if (wanted.isPresent() && members.count() == wanted.getAsInt()) {
      open = true;
      notifyAll();
    }
    return true;
  }

  /** Waits until the room opens; returns, too, when it never will. */
  synchronized void awaitOpen() throws InterruptedException {
    while (!open && !stopped && !faults.failed()) {
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
    while (!open && !stopped && !faults.failed()) {
      long remainingMs = (deadlineNs - System.nanoTime()) / 1_000_000;
      if (remainingMs <= 0) {
        throw new IOException(
            "%d of %d members joined within %s s: start the others, or lower --clients"
                .formatted(members.count(), wanted.getAsInt(), timeoutMs / 1000.0));
      }
      wait(remainingMs);
    }
  }

  /** Passes a message on to every member but its sender; one that has no room for it is dropped. */
  synchronized void broadcast(RoomMember sender, ReceivedRow message) {
    counts.received();
    if (message.lengthBytes() > message.bytes().length) {
      log.warn(
          "server: {}: message {} is too long to be passed on", sender.label(), message.number());
      return;
    }
    pass(sender, Wire.broadcast(sender.port(), message.bytes()));
    if (names.isIntroduced(sender) && isLeft(message.text())) {
      names.saidLeft(sender);
    }
  }

  private static boolean isLeft(String message) {
    return message.endsWith(Wire.NAME_END + Presence.LEFT.text());
  }

  private void pass(RoomMember sender, byte[] broadcast) {
    for (RoomMember member : members.all()) {
      boolean gets = member != sender && !members.isClosing(member);
      if (gets && !member.offer(broadcast)) {
        drop(member, "does not keep up: its outbox is full");
      }
    }
  }

  /** A member has said its name. */
  synchronized void name(RoomMember member, String name) {
    names.name(member, name);
  }

  /**
   * A member introduces itself. The others get that, and those that join later. A name that another
   * has is refused: then the place in the room is free again.
   *
   * @param message the introduction, which is passed on like any message
   */
  synchronized void introduce(RoomMember member, String name, ReceivedRow message) {
    if (!members.contains(member)) {
      return;
    }
    if (!names.isTaken(name)) {
      names.introduce(member, name, Wire.broadcast(member.port(), message.bytes()));
      broadcast(member, message);
      return;
    }
    log.warn("server refused {}: its name is taken", member.label());
    members.remove(member);
    names.remove(member);
    counts.neverWasOne();
    open = wanted.isEmpty();
    member.refuse("the name " + name + " is taken: choose another one with --name");
    settle();
  }

  /** A member sends nothing more. One that has introduced itself, a person, leaves by that. */
  synchronized void halfClosed(RoomMember member) {
    if (!members.contains(member)) {
      return;
    }
    if (!open) {
      log.info("server: {} left before the room opened", member.label());
      members.remove(member);
      counts.neverWasOne();
      tellLeft(member);
      member.leave();
      return;
    }
    log.info("server: {} has half-closed", member.label());
    if (names.isIntroduced(member)) {
      members.close(member);
    } else {
      members.halfClosed(member);
    }
    tellLeft(member);
    settle();
  }

  /** A member's connection is broken. */
  synchronized void broken(RoomMember member, String cause) {
    boolean talked = members.talks(member);
    if (!members.remove(member)) {
      return;
    }
    member.reset();
    tellLeft(member);
    if (!open) {
      log.info("server: {} left before the room opened", member.label());
      counts.neverWasOne();
    } else if (talked) {
      log.warn("server: {} left: {}", member.label(), cause);
      faults.lose(member, "left: " + cause);
    } else {
      // FIN may mean that it is gone altogether; only writing to it shows that.
      log.info("server: {} left", member.label());
    }
    settle();
  }

  /** A member's connection has ended in order. */
  synchronized void closed(RoomMember member) {
    if (members.remove(member)) {
      log.info("server: {} left", member.label());
      settle();
    }
  }

  /** The room cannot go on. */
  synchronized void fail(IOException cause) {
    faults.fail(cause);
    notifyAll();
  }

  /**
   * Waits until the room is over, and drops members that take too long to be closed.
   *
   * @throws IOException when members were lost, or the room failed
   */
  synchronized void awaitEnd() throws IOException, InterruptedException {
    while (!faults.failed() && !over()) {
      for (RoomMember member : members.overdue()) {
        drop(member, "does not read what waits for it");
      }
      if (!over()) {
        wait(members.untilNextMs());
      }
    }
    faults.throwIfAny();
  }

  /** Ends all connections at once: the program stops. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
    for (RoomMember member : members.all()) {
      members.remove(member);
      member.leave();
    }
  }

  private boolean over() {
    return wanted.isPresent() && open && members.count() == 0;
  }

  private void drop(RoomMember member, String reason) {
    log.warn("server disconnects {}: it {}", member.label(), reason);
    faults.lose(member, reason);
    members.remove(member);
    member.reset();
    tellLeft(member);
    settle();
  }

  /** Tells the others that a member has gone, if it had introduced itself. */
  private void tellLeft(RoomMember member) {
    names.remove(member).ifPresent(broadcast -> pass(member, broadcast));
  }

  /** Somebody has half-closed or gone: that may be the end. */
  private void settle() {
    if (open) {
      members.closeWhenSilent();
    }
    notifyAll();
  }
}
