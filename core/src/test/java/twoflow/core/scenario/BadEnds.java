package twoflow.core.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Scenarios that cannot be used, since a flow ends before what they name, or since programs would
 * wait for each other. GOOD is one that can: of its rows, each flow has three.
 */
final class BadEnds {

  private static final String RESET_AT_2 = "GOOD\noptions: {client-chat: {reset-at: 2}}\n";
  private static final String CLOSE_AT_2 = "GOOD\noptions: {client-voip: {close-at: 2}}\n";
  private static final String PROOF =
      "title: A\nabout: x\n"
          + "rows: {chat: {rows: 5, bytes: 20, seed: 1}, voip: {rows: 5, bytes: 20, seed: 1}}\n";

  private BadEnds() {}

  static Stream<Arguments> all() {
    return Stream.of(
        bad(
            "a fault at the row of a reset",
            RESET_AT_2 + "faults:\n  - lose: {flow: chat, row: 2, leg: client-relay}\n",
            8,
            "row: CHAT row 2 never arrives: with reset-at: 2, row 1 is the last one that the relay"
                + " passes on"),
        bad(
            "a fault up to a row behind a reset",
            RESET_AT_2 + "faults:\n  - glue: {flow: chat, row: 1, to-row: 3}\n",
            8,
            "to-row: CHAT row 3 never arrives: with reset-at: 2, row 1 is the last one that the relay"
                + " passes on"),
        bad(
            "a fault behind a close",
            CLOSE_AT_2 + "faults:\n  - split: {flow: chat, row: 3}\n",
            8,
            "row: CHAT row 3 never arrives: with close-at: 2, row 2 is the last one that the relay"
                + " passes on"),
        bad(
            "a proof behind a reset",
            PROOF
                + "options: {client-voip: {reset-at: 2}}\nproof:\n"
                + "  - repeated: {flow: voip, row: 3, chunk: 1, leg: client-relay, times: 1}\n",
            6,
            "row: VOIP row 3 never arrives: with reset-at: 2, row 1 is the last one that the relay"
                + " passes on"),
        bad(
            "the reset itself behind a reset",
            PROOF
                + "options: {client-voip: {reset-at: 2}}\nproof:\n"
                + "  - reset: {flow: voip, row: 3}\n",
            6,
            "row: VOIP row 3 never arrives: with reset-at: 2, row 1 is the last one that the relay"
                + " passes on"),
        bad(
            "a row to wait for behind a close",
            PROOF
                + "options: {client-voip: {close-unread-at: 2}}\nproof:\n"
                + "  - round-trip: {flow: voip, leg: client-relay, during: {flow: chat, row: 3},"
                + " factor-min: 5}\n",
            6,
            "row: CHAT row 3 never arrives: with close-unread-at: 2, row 2 is the last one that the"
                + " relay passes on"),
        bad(
            "a close at the first row",
            "GOOD\noptions:\n  client-voip: {close-at: 1}\n",
            7,
            "close-at: a whole number from 2 to 1000000000 is needed, not 1"),
        bad(
            "a close behind the last row",
            "GOOD\noptions:\n  client-voip:\n    close-unread-at: 4\n",
            8,
            "close-unread-at: CHAT has 3 rows, there is no row 4"),
        bad(
            "a close of the voice",
            "GOOD\noptions:\n  client-chat: {close-at: 2}\n",
            7,
            "unknown key 'close-at' in client-chat: known are pace, speed, epoch, interval, reset-at,"
                + " nagle, receive-buffer, read-after, keep-alive, half-close-after, await-reply or"
                + " echo"),
        bad(
            "two closes",
            "GOOD\noptions:\n  client-voip:\n    close-at: 2\n    close-unread-at: 3\n",
            8,
            "close-at: CHAT has an end by close-unread-at already"),
        bad(
            "a close and a reset",
            "GOOD\noptions:\n  client-chat: {reset-at: 2}\n  client-voip: {close-unread-at: 3}\n",
            8,
            "close-unread-at: CHAT has an end by reset-at already"),
        bad(
            "a wait for replies that nobody sends",
            "GOOD\noptions:\n  client-voip: {await-reply: true}\n",
            7,
            "await-reply: it needs echo: true in client-chat"),
        bad(
            "a wait for replies that are switched off",
            "GOOD\noptions:\n  client-chat: {await-reply: true}\n  client-voip: {echo: false}\n",
            7,
            "await-reply: it needs echo: true in client-voip"),
        bad(
            "replies that are no truth value",
            "GOOD\noptions:\n  client-chat: {echo: 5}\n",
            7,
            "echo: true or false is needed, not a whole number"),
        bad(
            "replies after a half-close",
            "GOOD\noptions:\n  client-chat: {echo: true, half-close-after: 1s}\n",
            7,
            "half-close-after: it contradicts echo: true"),
        bad(
            "replies after a close",
            "GOOD\noptions:\n  client-voip: {echo: true, close-at: 2}\n",
            7,
            "close-at: it contradicts echo: true"),
        bad(
            "a port that is closed for too long",
            "GOOD\noptions:\n  relay: {listen-after: 30s}\n",
            7,
            "listen-after: 1ms to 20s is needed, not 30s"),
        bad(
            "refusals without their number",
            "title: A\nabout: x\nproof:\n  - refused: {flow: chat}\n",
            4,
            "refused: the key 'attempts-min' is missing"),
        bad(
            "refusals on a leg",
            "title: A\nabout: x\nproof:\n  - refused: {flow: chat, leg: client-relay}\n",
            4,
            "unknown key 'leg' in refused: known are flow or attempts-min"),
        bad(
            "an exchange without a bound",
            "title: A\nabout: x\nproof:\n  - exchange: {flow: chat}\n",
            4,
            "either 'median-min' or 'quartile-max' is needed"));
  }

  private static Arguments bad(String name, String text, int line, String what) {
    return Arguments.of(name, text, line, what);
  }
}
