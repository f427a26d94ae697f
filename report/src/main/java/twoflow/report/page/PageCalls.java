package twoflow.report.page;

import java.util.List;
import java.util.Optional;

/**
 * The calls of a run.
 *
 * @param legs the first legs of its calls, of each pair the first leg, then the second
 * @param omittedLegs how many further legs with a call the run has
 * @param voice what was said, where a leg was found whole
 */
public record PageCalls(List<PageCall> legs, long omittedLegs, Optional<PageVoice> voice) {

  /** Of a run without a call. */
  public static final PageCalls NONE = new PageCalls(List.of(), 0, Optional.empty());
}
