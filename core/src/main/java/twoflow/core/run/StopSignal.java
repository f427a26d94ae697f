package twoflow.core.run;

import java.util.ArrayList;
import java.util.List;

/** The user's wish that the program ends, by SIGINT or SIGTERM. */
public final class StopSignal {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean requested;

  /** Whether the program is to stop. */
  public synchronized boolean requested() {
    return requested;
  }

  /**
   * Runs an action when the program is to stop; at once when it is already. The action that was
   * added last runs first.
   */
  public void onRequest(Runnable action) {
    synchronized (this) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Requests the program's stop. */
  public void request() {
    List<Runnable> toRun;
    synchronized (this) {
      requested = true;
      toRun = List.copyOf(actions.reversed());
      actions.clear();
    }
    toRun.forEach(Runnable::run);
  }
}
