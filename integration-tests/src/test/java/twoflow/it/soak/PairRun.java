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
  private final SoakCounts counts;

  PairRun(long seed, Door.Free doors, ExecutorService threads, SoakCounts counts) {
    this.seed = seed;
    this.doors = doors;
    this.content = new StreamContent(seed);
    this.threads = threads;
    this.counts = counts;
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
    counts.left();
  }

  private void partnerCloses(PairPlan plan) throws Exception {
    RunningEnd first =
        doors.use(door -> {
          RunningEnd end =
              new RunningEnd(
                  door.connect(), plan.firstToSecond(), plan.secondToFirst(), content, threads);
          door.connect().close();
          return end;
        });
    try (first) {
      Received received = first.awaitReceived();
      boolean ended = received.end() == End.FIN || received.end() == End.RESET;
      require(plan, received.bytes() == 0 && ended, "first " + first + ": " + received);
      first.awaitSent();
    }
    counts.ended(plan, 0);
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
    RunningEnd first =
        new RunningEnd(
            door.connect(), plan.firstToSecond(), plan.secondToFirst(), content, threads);
    Thread.sleep(plan.lateMs());
    return new RunningEnd[] {
      first,
      new RunningEnd(door.connect(), plan.secondToFirst(), plan.firstToSecond(), content, threads)
    };
  }

  private void shouldEnd(PairPlan plan, RunningEnd first, RunningEnd second) throws Exception {
    try (first;
        second) {
      Received firstToSecond = second.awaitReceived();
      Received secondToFirst = first.awaitReceived();
      boolean firstSent = first.awaitSent();
      boolean secondSent = second.awaitSent();
      String what =
          "first %s: %s, second %s: %s".formatted(first, secondToFirst, second, firstToSecond);
      if (plan.fault().resets()) {
        boolean byFirst = plan.firstToSecond().reset();
        require(
            plan,
            firstToSecond.bytes() <= first.sentBytes()
                && secondToFirst.bytes() <= second.sentBytes(),
            what);
        shouldBeCut(plan, firstToSecond, !byFirst || !secondSent, what);
        shouldBeCut(plan, secondToFirst, byFirst || !firstSent, what);
      } else {
        require(plan, firstSent && secondSent, what);
        require(
            plan, firstToSecond.equals(new Received(plan.firstToSecond().bytes(), End.FIN)), what);
        require(
            plan, secondToFirst.equals(new Received(plan.secondToFirst().bytes(), End.FIN)), what);
      }
      counts.ended(plan, firstToSecond.bytes() + secondToFirst.bytes());
    }
  }

  /**
   * Of a pair that one resets: the other one gets the beginning of the stream, then the reset.
   * Linux reports a reset once, to the read or to the write that comes first; the read then sees an
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
