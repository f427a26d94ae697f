package twoflow.core.scenario;

import java.time.Duration;
import twoflow.core.row.Flow;

/** What goes wrong, addressed by what the flow sends. */
public sealed interface Fault {

  /** The kind, as a scenario writes it. */
  String kind();

  /** The flow that it hits. */
  Flow flow();

  /** The leg on which it shows. */
  ScenarioLeg leg();

  /** What the run's own network does. */
  sealed interface InNetwork extends Fault {

    /** How many copies are lost. */
    int times();
  }

  /** What the network does when one write comes. */
  sealed interface AtWrite extends InNetwork {

    /** The write. */
    WriteName write();

    @Override
    default Flow flow() {
      return write().flow();
    }
  }

  /** What the relay does, to what it passes on. */
  sealed interface InRelay extends Fault {

    /** The writes whose bytes it hits. */
    WriteRange writes();

    @Override
    default Flow flow() {
      return writes().flow();
    }

    @Override
    default ScenarioLeg leg() {
      return ScenarioLeg.RELAY_CLIENT;
    }
  }

  /**
   * The data segment of one write is lost.
   *
   * @param write the write
   */
  record Lose(WriteName write, ScenarioLeg leg, int times) implements AtWrite {

    @Override
    public String kind() {
      return "lose";
    }
  }

  /**
   * All that the sender of a leg sends on the flow's connection is lost for some time.
   *
   * @param write with this write it begins, which is lost, too
   * @param time how long it lasts
   */
  record Outage(WriteName write, ScenarioLeg leg, Duration time) implements AtWrite {

    @Override
    public String kind() {
      return "outage";
    }

    @Override
    public int times() {
      return 1;
    }
  }

  /** The SYN of the flow's connection on one leg is lost. */
  record LoseSyn(Flow flow, ScenarioLeg leg, int times) implements InNetwork {

    @Override
    public String kind() {
      return "lose-syn";
    }
  }

  /**
   * The relay passes writes on in several short writes of its own.
   *
   * @param partBytes how long each is
   */
  record Split(WriteRange writes, int partBytes) implements InRelay {

    @Override
    public String kind() {
      return "split";
    }
  }

  /** The relay holds writes back until all are there, and passes them on in one write. */
  record Glue(WriteRange writes) implements InRelay {

    @Override
    public String kind() {
      return "glue";
    }
  }
}
