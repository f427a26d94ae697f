package twoflow.core.scenario;

import java.time.Duration;

/**
 * What the relay does otherwise than usual.
 *
 * @param delayedAck whether it lets TCP's ACKs wait
 * @param listenAfter for how long its ports are closed when the clients come; 0: they are open
 */
public record RelayOptions(boolean delayedAck, Duration listenAfter) {

  static final RelayOptions USUAL = new RelayOptions(false, Duration.ZERO);
}
