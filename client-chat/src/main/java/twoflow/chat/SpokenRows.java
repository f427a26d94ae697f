package twoflow.chat;

import java.io.PrintStream;
import twoflow.client.PartnerListener;
import twoflow.core.payload.Printable;
import twoflow.core.payload.ReceivedRow;
import twoflow.core.payload.RowText;

/** Prints received chat rows as people read them: {@code [time] speaker: message}. */
final class SpokenRows implements PartnerListener {

  private final PrintStream out;

  SpokenRows(PrintStream out) {
    this.out = out;
  }

  @Override
  public void row(ReceivedRow received) {
    String spoken =
        RowText.parse(received.text())
            .map(row ->
                "[%tT] %s: %s"
                    .formatted(
                        row.time(), Printable.of(row.speaker()), Printable.of(row.message())))
            .orElseGet(received::shown);
    out.println(spoken);
  }
}
