package twoflow.core.scenario;

/**
 * What the relay does otherwise than usual.
 *
 * @param delayedAck whether it lets TCP's ACKs wait
 */
public record RelayOptions(boolean delayedAck) {

  static final RelayOptions USUAL = new RelayOptions(false);
}
