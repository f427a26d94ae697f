package twoflow.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import twoflow.analysis.link.Lane;
import twoflow.analysis.link.StreamDirection;

/** The legs of a lane that are there. */
final class LegsOf {

  private LegsOf() {}

  static List<StreamDirection> lane(Lane lane) {
    List<StreamDirection> legs = new ArrayList<>(2);
    lane.toRelay().ifPresent(legs::add);
    lane.fromRelay().ifPresent(legs::add);
    return legs;
  }
}
