package twoflow.client;

import twoflow.core.payload.ReceivedRow;
import twoflow.core.row.Flow;

/** Tells what is sent on a connection of the rows that come on it, and then who else listens. */
final class RepliedTo implements PartnerListener {

  private final Sending sending;
  private final PartnerListener partner;

  RepliedTo(Sending sending, PartnerListener partner) {
    this.sending = sending;
    this.partner = partner;
  }

  @Override
  public void row(ReceivedRow row) {
    sending.replied();
    partner.row(row);
  }

  @Override
  public void ended(Flow flow) {
    sending.repliesEnded();
    partner.ended(flow);
  }
}
