package twoflow.it.soak;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import twoflow.it.soak.Receiver.End;
import twoflow.it.soak.Receiver.Received;

/** Runs a pair through the relay and requires the end that its plan has to lead to. */
final class PairRun {

  private final long seed;
  private final Door.Free doors;
  private final StreamContent content;
  private final ExecutorService threads;
  private final Tally tally;

  PairRun(long seed, Door.Free doors, ExecutorService threads, Tally tally) {
    this.seed = seed;
    this.doors = doors;
    this.content = new StreamContent(seed);
    this.threads = threads;
    this.tally = tally;
  }

  /** Runs what the plan says; fails with what was wrong. */
  void run(PairPlan plan) throws Exception {
    switch (plan.fault()) {
      case LEAVE -> leave(plan);
      case PARTNER_CLOSES -> partnerCloses(plan);
      case BURST -> burst(plan);
      default -> {
        RunningEnd[] ends = doors.use(door -> connect(door, plan));
        shouldEnd(plan, ends[0], ends[1]);
      }
    }
  }

  private void leave(PairPlan plan) throws IOException, InterruptedException {
    doors.use(door -> {
      Socket socket = door.connect();
      if (plan.number() % 2 == 0) {
        socket.setSoLinger(true, 0);
      }
      socket.close();
      return socket;
    });
    tally.left();
  }

  private void partnerCloses(PairPlan plan) throws Exception {
    RunningEnd first =
        doors.use(door -> {
          RunningEnd end =
              new RunningEnd(door.connect(), plan.forth(), plan.back(), content, threads);
          door.connect().close();
          return end;
        });
    try (first) {
      Received received = first.awaitReceived();
      boolean ended = received.end() == End.FIN || received.end() == End.RESET;
      require(plan, received.bytes() == 0 && ended, "first " + first + ": " + received);
      first.awaitSent();
    }
    tally.ended(plan, 0);
  }

  private void burst(PairPlan plan) throws Exception {
    List<PairPlan> plans = plan.burst(seed);
    List<RunningEnd[]> pairs =
        doors.use(door -> {
          List<RunningEnd[]> connected = new ArrayList<>();
          for (PairPlan member : plans) {
            connected.add(connect(door, member));
          }
          return connected;
        });
    for (int i = 0; i < plans.size(); i++) {
      shouldEnd(plans.get(i), pairs.get(i)[0], pairs.get(i)[1]);
    }
  }

  private RunningEnd[] connect(Door door, PairPlan plan) throws IOException, InterruptedException {
    RunningEnd first = new RunningEnd(door.connect(), plan.forth(), plan.back(), content, threads);
    Thread.sleep(plan.lateMs());
    return new RunningEnd[] {
      first, new RunningEnd(door.connect(), plan.back(), plan.forth(), content, threads)
    };
  }

  private void shouldEnd(PairPlan plan, RunningEnd first, RunningEnd second) throws Exception {
    try (first;
        second) {
      Received forth = second.awaitReceived();
      Received back = first.awaitReceived();
      boolean firstSent = first.awaitSent();
      boolean secondSent = second.awaitSent();
      String what = "first %s: %s, second %s: %s".formatted(first, back, second, forth);
      if (plan.fault().resets()) {
        boolean byFirst = plan.forth().reset();
        require(
            plan, forth.bytes() <= first.sentBytes() && back.bytes() <= second.sentBytes(), what);
        shouldBeCut(plan, forth, !byFirst || !secondSent, what);
        shouldBeCut(plan, back, byFirst || !firstSent, what);
      } else {
        require(plan, firstSent && secondSent, what);
        require(plan, forth.equals(new Received(plan.forth().bytes(), End.FIN)), what);
        require(plan, back.equals(new Received(plan.back().bytes(), End.FIN)), what);
      }
      tally.ended(plan, forth.bytes() + back.bytes());
    }
  }

  /**
   * Of a pair that one resets: the other one gets the beginning of the stream, then the reset.
   * Linux tells a reset once, to the read or to the write that asks first; the read then sees an
   * end.
   */
  private static void shouldBeCut(PairPlan plan, Received received, boolean mayEnd, String what) {
    boolean reset = received.end() == End.RESET;
    require(plan, reset || mayEnd && received.end() == End.FIN, what);
  }

  private static void require(PairPlan plan, boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what + "; planned: " + plan);
    }
  }
}
