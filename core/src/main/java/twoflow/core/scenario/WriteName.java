package twoflow.core.scenario;

import twoflow.core.row.Flow;

/**
 * Names a write of a flow.
 *
 * @param flow the flow
 * @param row the number of the row, from 1
 * @param chunk the number of the write within its row, from 1; a chat row has one
 */
public record WriteName(Flow flow, long row, long chunk) {

  @Override
  public String toString() {
    return flow + " row " + row + (flow == Flow.CHAT ? "" : " chunk " + chunk);
  }
}
