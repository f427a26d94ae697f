package twoflow.core.scenario;

import twoflow.core.row.Flow;

/** What goes wrong in the network, addressed by what the flow sends. */
public sealed interface Fault {

  /** The kind, as a scenario writes it. */
  String kind();

  /** The flow that it hits. */
  Flow flow();

  /** The leg on which it hits. */
  ScenarioLeg leg();

  /** How many copies are lost. */
  int times();

  /**
   * The data segment of one write is lost.
   *
   * @param write the write
   */
  record Lose(WriteName write, ScenarioLeg leg, int times) implements Fault {

    @Override
    public String kind() {
      return "lose";
    }

    @Override
    public Flow flow() {
      return write.flow();
    }
  }

  /** The SYN of the flow's connection on one leg is lost. */
  record LoseSyn(Flow flow, ScenarioLeg leg, int times) implements Fault {

    @Override
    public String kind() {
      return "lose-syn";
    }
  }
}
