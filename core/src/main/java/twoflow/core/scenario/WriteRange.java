package twoflow.core.scenario;

import twoflow.core.row.Flow;

/**
 * Names one write of a flow, or several that follow each other.
 *
 * @param first the first one
 * @param last the last one
 */
public record WriteRange(WriteName first, WriteName last) {

  /** The flow. */
  public Flow flow() {
    return first.flow();
  }

  @Override
  public String toString() {
    // The flow stands there once.
    String end = last.toString().substring(flow().name().length());
    return first.equals(last) ? first.toString() : first + " to" + end;
  }
}
