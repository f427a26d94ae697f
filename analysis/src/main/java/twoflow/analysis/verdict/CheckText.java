package twoflow.analysis.verdict;

import java.util.List;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;

/** Words that several checks use. */
final class CheckText {

  private static final int SHOWN = 3;

  private CheckText() {}

  /** The flow and, from the second pair on, the number of the pair. */
  static String name(OneWayFlow oneWay) {
    return oneWay.session() == 1 ? oneWay.flow() : oneWay.flow() + " pair " + oneWay.session();
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
