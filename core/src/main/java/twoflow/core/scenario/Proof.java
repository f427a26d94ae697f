package twoflow.core.scenario;

import java.time.Duration;
import twoflow.core.row.Flow;

/** A condition on the capture: it holds only if the behaviour of the scenario happened. */
public sealed interface Proof {

  /** The kind, as a scenario writes it. */
  String kind();

  /**
   * Whether it is about packets that TCP sends by itself: a capture that the relay makes up of the
   * bytes that it forwards has none of them.
   */
  default boolean needsPackets() {
    return false;
  }

  /** Exactly the bytes of a write were sent again, so often; and nothing else in the run was. */
  record Repeated(WriteName write, ScenarioLeg leg, int times) implements Proof {

    @Override
    public String kind() {
      return "repeated";
    }
  }

  /** Each wait before a repetition of a write is so many times the one before. */
  record Waits(WriteName write, ScenarioLeg leg, double factorMin, double factorMax)
      implements Proof {

    @Override
    public String kind() {
      return "waits";
    }
  }

  /** One read, after the repetition of a write, gave that write and those behind it at once. */
  record ReadAtOnce(WriteName write, ScenarioLeg leg, int chunksMin) implements Proof {

    @Override
    public String kind() {
      return "read-at-once";
    }
  }

  /** So many duplicate ACKs came before the first repetition of a write. */
  record DuplicateAcks(WriteName write, ScenarioLeg leg, int count) implements Proof {

    @Override
    public String kind() {
      return "duplicate-acks";
    }
  }

  /** Exactly so many segments carry the bytes of some writes, and no other bytes. */
  record CarriedBy(WriteRange writes, ScenarioLeg leg, int segments) implements Proof {

    @Override
    public String kind() {
      return "carried-by";
    }
  }

  /** A flow's client has ended its connection by RST before a row, and the relay passed that on. */
  record Reset(WriteName row) implements Proof {

    @Override
    public String kind() {
      return "reset";
    }
  }

  /**
   * A flow's receiver has ended its connection while a row was unread in its receive buffer: TCP
   * has sent a RST, and the row is lost.
   */
  record ResetUnread(WriteName row) implements Proof {

    @Override
    public String kind() {
      return "reset-unread";
    }
  }

  /**
   * A flow's receiver has closed its connection before a row came: TCP has answered the row by a
   * RST, and the row is lost.
   */
  record ResetAnswered(WriteName row) implements Proof {

    @Override
    public String kind() {
      return "reset-answered";
    }

    @Override
    public boolean needsPackets() {
      return true;
    }
  }

  /** So many segments carry several writes. */
  record Coalesced(Flow flow, ScenarioLeg leg, int segmentsMin, int segmentsMax) implements Proof {

    @Override
    public String kind() {
      return "coalesced";
    }
  }

  /** The receiver has closed its window for so long, and then opened it again. */
  record WindowClosed(Flow flow, ScenarioLeg leg, Duration min) implements Proof {

    @Override
    public String kind() {
      return "window-closed";
    }

    @Override
    public boolean needsPackets() {
      return true;
    }
  }

  /** The sender of a flow has asked so often, in silence, whether the other side is there. */
  record KeepAlive(Flow flow, ScenarioLeg leg, int probesMin) implements Proof {

    @Override
    public String kind() {
      return "keep-alive";
    }

    @Override
    public boolean needsPackets() {
      return true;
    }
  }

  /** The receiver of a flow has sent its FIN, and was sent data for so long after it. */
  record HalfClose(Flow flow, ScenarioLeg leg, Duration min) implements Proof {

    @Override
    public String kind() {
      return "half-close";
    }
  }

  /**
   * How long segments wait for their ACKs: one of them so long at least, or half of them so long at
   * most. On a busy machine, a single one may wait without a reason of TCP's.
   */
  record AckDelay(Flow flow, ScenarioLeg leg, Duration longestMin, Duration medianMax)
      implements Proof {

    @Override
    public String kind() {
      return "ack-delay";
    }

    @Override
    public boolean needsPackets() {
      return true;
    }
  }

  /**
   * The time from a row to the partner's reply, both on the sender's connection: half of the
   * exchanges take so long at least, or the fastest quarter so long at most. On a busy machine,
   * many wait for a processor. No row is sent before the reply to the one before.
   */
  record Exchange(Flow flow, Duration medianMin, Duration quartileMax) implements Proof {

    @Override
    public String kind() {
      return "exchange";
    }
  }

  /** So many attempts to connect were a SYN and a RST in answer, before the flow connected. */
  record Refused(Flow flow, int attemptsMin) implements Proof {

    @Override
    public String kind() {
      return "refused";
    }

    @Override
    public boolean needsPackets() {
      return true;
    }
  }

  /** A SYN was repeated at least so often, and then the handshake went through. */
  record SynRepeated(Flow flow, ScenarioLeg leg, int timesMin) implements Proof {

    @Override
    public String kind() {
      return "syn-repeated";
    }
  }

  /** No data segment is longer than this, and at least so many are just as long. */
  record FullSegments(Flow flow, ScenarioLeg leg, int bytes, int countMin) implements Proof {

    @Override
    public String kind() {
      return "full-segments";
    }
  }

  /**
   * While a row of the other flow is on its way, the median round trip of a flow is at least so
   * many times the one before.
   *
   * @param during the row of the other flow
   */
  record RoundTrip(Flow flow, ScenarioLeg leg, WriteName during, double factorMin)
      implements Proof {

    @Override
    public String kind() {
      return "round-trip";
    }
  }

  /**
   * While a row of the other flow is on its way, the median time from a write to its first frame is
   * at least so many times the one before.
   *
   * @param during the row of the other flow
   */
  record QueueingDelay(Flow flow, ScenarioLeg leg, WriteName during, double factorMin)
      implements Proof {

    @Override
    public String kind() {
      return "queueing-delay";
    }
  }

  /**
   * So many packets of the call come late to the end of a leg.
   *
   * @param playout they come more than so much longer after their write than the fastest one
   * @param packetsMax {@link #ANY} when there may be more
   */
  record LatePackets(ScenarioLeg leg, Duration playout, int packetsMin, int packetsMax)
      implements Proof {

    /** No limit. */
    public static final int ANY = Integer.MAX_VALUE;

    @Override
    public String kind() {
      return "late-packets";
    }
  }

  /** From SYN to the ACK that ends the handshake, each connection of a flow takes so long. */
  record Handshake(Flow flow, Duration min, Duration max) implements Proof {

    @Override
    public String kind() {
      return "handshake";
    }
  }
}
