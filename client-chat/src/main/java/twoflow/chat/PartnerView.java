package twoflow.chat;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import twoflow.client.PartnerListener;
import twoflow.client.terminal.Conversation;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowText;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/**
 * What a person sees of the partner. Nothing comes over the connection when the relay has found
 * one: a partner is there when its first row comes, and has left when its stream ends.
 */
final class PartnerView implements PartnerListener {

  /** Who speaks in what is not a row, such as a line of telnet. */
  private static final String NAMELESS = "partner";

  private final Conversation conversation;

  /** The speakers of the partner's rows, in the order in which they were heard. */
  private final Set<String> heard = new LinkedHashSet<>();

  PartnerView(Conversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void noRelay(String where) {
    conversation.note("No relay " + where + " (./lab relay starts one).");
  }

  @Override
  public void connected() {
    conversation.note("Waiting for a partner. What you say now is kept for them.");
  }

  @Override
  public synchronized void row(ReceivedRow received) {
    Optional<Row> row = RowText.parse(received.text());
    String speaker = row.map(Row::speaker).orElse(NAMELESS);
    if (heard.add(speaker)) {
      conversation.does(speaker, speaker, "joined");
    }
    conversation.said(
        speaker,
        speaker,
        row.map(r -> r.time().toLocalTime()).orElseGet(LocalTime::now),
        row.map(Row::message).orElseGet(received::text));
  }

  /** Who leaves first need not be told that the partner leaves, too. */
  @Override
  public synchronized void ended(Flow flow) {
    if (flow != Flow.CHAT || conversation.hasLeft()) {
      return;
    }
    if (heard.isEmpty()) {
      conversation.note("The other side has ended the chat.");
    }
    heard.forEach(speaker -> conversation.left(speaker, speaker));
    conversation.over();
  }
}
