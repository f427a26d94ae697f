package twoflow.chatdemo;

import java.util.ArrayList;
import java.util.List;
import twoflow.core.pacing.LabClock;

/** A clock that moves only when it is told to, or when somebody sleeps. */
final class ManualClock implements LabClock {

  final List<Long> sleepsNs = new ArrayList<>();
  long nowNs = 1_000_000_000_000L;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    sleepsNs.add(deadlineNs);
    nowNs = Math.max(nowNs, deadlineNs);
  }
}
