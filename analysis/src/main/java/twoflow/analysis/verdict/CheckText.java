package twoflow.analysis.verdict;

import java.util.List;
import twoflow.analysis.link.Leg;
import twoflow.analysis.link.OneWayFlow;
import twoflow.analysis.link.RunKind;

/** Words that several checks use. */
final class CheckText {

  private static final int SHOWN = 3;

  private CheckText() {}

  /**
   * The flow and, from the second pair on, the number of the pair; without pairs the connection and
   * the direction.
   */
  static String name(OneWayFlow oneWay) {
    if (oneWay.session() == 0) {
      Leg leg = oneWay.sender().isPresent() ? Leg.TO_RELAY : Leg.FROM_RELAY;
      int stream = oneWay.sender().or(oneWay::receiver).orElseThrow().tcpStream();
      return oneWay.flow() + " tcp.stream " + stream + " " + RunKind.CHAT_DEMO.arrow(leg);
    }
    return oneWay.session() == 1 ? oneWay.flow() : oneWay.flow() + " pair " + oneWay.session();
  }

  static String of(Leg leg) {
    return RunKind.TWO_FLOW.arrow(leg);
  }

  /** The first of some texts. */
  static String some(List<String> texts) {
    String shown = String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())));
    return texts.size() > SHOWN ? shown + "; and " + (texts.size() - SHOWN) + " more" : shown;
  }
}
