package twoflow.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.LabCommand;
import twoflow.core.event.EventType;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.SystemClock;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.row.Flow;
import twoflow.core.run.StopSignal;
import twoflow.testsupport.LogLines;
import twoflow.testsupport.RecordedEvents;

/** A {@link PeerRun} on a thread of its own. */
final class RunningPeer {

  private final RecordedEvents events = new RecordedEvents();
  private final LogLines log = new LogLines();
  private final List<String> rows = Collections.synchronizedList(new ArrayList<>());
  private final StopSignal stop = new StopSignal();
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private final Thread thread;

  /**
   * @param flows as {@code --flows} takes them
   */
  RunningPeer(FarSide far, String flows, Flow sendingFlow, Optional<Sending> sending) {
    this(far, flows, sendingFlow, sending, new SystemClock(), () -> {});
  }

  /** Runs with a clock of the test's. */
  RunningPeer(
      FarSide far, String flows, Flow sendingFlow, Optional<Sending> sending, LabClock clock) {
    this(far, flows, sendingFlow, sending, clock, () -> {});
  }

  /**
   * @param warmUp what the run does before it connects
   */
  RunningPeer(
      FarSide far,
      String flows,
      Flow sendingFlow,
      Optional<Sending> sending,
      PeerRun.Preparation warmUp) {
    this(far, flows, sendingFlow, sending, new SystemClock(), warmUp);
  }

  private RunningPeer(
      FarSide far,
      String flows,
      Flow sendingFlow,
      Optional<Sending> sending,
      LabClock clock,
      PeerRun.Preparation warmUp) {
    Options options = new Options();
    options
        .commandLine()
        .parseArgs(
            "--connect-timeout=300ms",
            "--flows=" + flows,
            "--chat-port=" + far.port(Flow.CHAT),
            "--voip-port=" + far.port(Flow.VOIP));
    PeerRun run = new PeerRun(options.peer, clock, events, recording(), log.logger(), warmUp);
    thread =
        Thread.ofPlatform()
            .name("peer")
            .unstarted(() -> {
              stop.onRequest(Thread.currentThread()::interrupt);
              try {
                result.complete(run.run(sendingFlow, sending, stop));
              } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
              }
            });
  }

  private PartnerListener recording() {
    return new PartnerListener() {
      @Override
      public void row(ReceivedRow row) {
        rows.add(row.shown());
      }
    };
  }

  RunningPeer start() {
    thread.start();
    return this;
  }

  RecordedEvents events() {
    return events;
  }

  LogLines log() {
    return log;
  }

  /** The rows that were received, as they are shown. */
  List<String> rows() {
    return List.copyOf(rows);
  }

  /** Waits until so many rows were received. */
  void awaitRows(int count) {
    await("rows", () -> rows.size() >= count);
  }

  /** Waits until the event of the first write is there: it is recorded after the write. */
  void awaitSent() {
    await("sent event", () -> !events.all(EventType.SENT).isEmpty());
  }

  private void await(String what, BooleanSupplier there) {
    long deadlineNs = System.nanoTime() + 10_000_000_000L;
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("no " + what + "; rows: " + rows() + ", events: " + events.all());
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  StopSignal stop() {
    return stop;
  }

  /** The line that a good run returns. */
  String summary() throws Exception {
    return result.get(10, TimeUnit.SECONDS);
  }

  /** What ended a run that failed. */
  Throwable failure() throws Exception {
    try {
      throw new AssertionError("the run did not fail: " + summary());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** A command that has the options of a client, and no others. */
  private static final class Options extends LabCommand {

    private final PeerOptions peer = new PeerOptions(options);

    Options() {
      super("peer", new HelpText(List.of(), List.of()));
    }

    @Override
    public Integer call() {
      throw new AssertionError("it is only parsed");
    }

    @Override
    protected boolean verbose() {
      return false;
    }
  }
}
