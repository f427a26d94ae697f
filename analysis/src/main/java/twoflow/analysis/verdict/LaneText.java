package twoflow.analysis.verdict;

import java.util.List;
import twoflow.analysis.link.Lane;
import twoflow.analysis.link.Leg;

/** Words that several checks use. */
final class LaneText {

  private static final int SHOWN = 3;

  private LaneText() {}

  /** The flow and, from the second pair on, the number of the pair. */
  static String name(Lane lane) {
    return lane.session() == 1 ? lane.flow() : lane.flow() + " pair " + lane.session();
  }

  static String of(Leg leg) {
    return leg == Leg.TO_RELAY ? "client -> relay" : "relay -> client";
  }

  /** The first of some texts. */
  static String some(List<String> texts) {
    String shown = String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())));
    return texts.size() > SHOWN ? shown + "; and " + (texts.size() - SHOWN) + " more" : shown;
  }
}
