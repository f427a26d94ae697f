package twoflow.core.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Scenarios that cannot be used, each with its line and what is wrong. GOOD is one that can. */
final class BadScenarios {

  private BadScenarios() {}

  static Stream<Arguments> all() {
    return Stream.of(
        bad("an empty file", "", 1, "the file is empty"),
        bad("nothing but a comment", "# nothing\n\n", 1, "the file is empty"),
        bad("a list", "- a\n- b\n", 1, "a scenario: keys with values are needed, not a list"),
        bad("a text", "hello\n", 1, "a scenario: keys with values are needed, not text"),
        bad(
            "not YAML: an open bracket",
            "title: A\nabout: [x\n",
            3,
            "not YAML: expected ',' or ']', but got <stream end>"),
        bad(
            "not YAML: a tab",
            "title: A\n\tabout: x\n",
            2,
            "not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        bad(
            "not YAML: two keys on a line",
            "title: a: b\n",
            1,
            "not YAML: mapping values are not allowed here"),
        bad(
            "not YAML: an open quote",
            "title: \"A\nabout: x\n",
            3,
            "not YAML: found unexpected end of stream"),
        bad("not UTF-8", "title: A\nabout: caf\u00e9\n", 2, "not UTF-8: save the file as UTF-8"),
        bad(
            "a control character",
            "title: A\nabout: a\u0007b\n",
            2,
            "control character U+0007: take it out"),
        bad(
            "a second document",
            "GOOD\n---\ntitle: B\n",
            7,
            "a second document begins here: a scenario is one"),
        bad(
            "an anchor",
            "GOOD\nnetwork: &a {mtu: 1500}\n",
            6,
            "anchors (&) and aliases (*) cannot be used: put the text in quotes"),
        bad(
            "an alias",
            "title: A\nabout: *a\n",
            2,
            "anchors (&) and aliases (*) cannot be used: put the text in quotes"),
        bad("a tag", "title: !!str A\n", 1, "tags (!) cannot be used: put the text in quotes"),
        bad(
            "a key twice",
            "title: A\nabout: x\ntitle: B\n",
            3,
            "the key 'title' stands twice, first on line 1"),
        bad(
            "a key twice in a flow mapping",
            "GOOD\nfaults:\n  - lose: {flow: voip, flow: chat}\n",
            7,
            "the key 'flow' stands twice, first on line 7"),
        bad("no title", "about: x\nproof: [x]\n", 1, "a scenario: the key 'title' is missing"),
        bad("no about", "title: A\n", 1, "a scenario: the key 'about' is missing"),
        bad("no proof", "title: A\nabout: x\n", 1, "a scenario: the key 'proof' is missing"),
        bad(
            "an unknown key",
            "GOOD\nfault: []\n",
            6,
            "unknown key 'fault' in a scenario: known are title, about, filters, needs, rows, options, network, faults or proof"),
        bad(
            "a title that is a number",
            "title: 5\n",
            1,
            "title: text is needed, not a whole number: put it in quotes"),
        bad(
            "a title that is a truth value",
            "title: true\n",
            1,
            "title: text is needed, not true or false: put it in quotes"),
        bad("a title of nothing", "title:\nabout: x\n", 1, "title: text is needed, not nothing"),
        bad(
            "a title of two lines",
            "title: |\n  A\n  B\nabout: x\n",
            1,
            "title: one line without control characters is needed"),
        bad(
            "a title that is too long",
            "title: " + "x".repeat(101) + "\n",
            1,
            "title: 1 to 100 characters are needed, not 101"),
        bad(
            "an about that is a list",
            "title: A\nabout: [a, b]\n",
            2,
            "about: text is needed, not a list"),
        bad(
            "filters that are no list",
            "GOOD\nfilters: {name: a, filter: b}\n",
            6,
            "filters: a list is needed, not keys with values"),
        bad(
            "a filter without its text",
            "GOOD\nfilters:\n  - name: lost\n",
            7,
            "a filter: the key 'filter' is missing"),
        bad(
            "a filter with an unknown key",
            "GOOD\nfilters:\n  - {name: a, filter: b, colour: red}\n",
            7,
            "unknown key 'colour' in a filter: known are name or filter"),
        bad(
            "an unknown need",
            "GOOD\nneeds:\n  - private\n  - root\n",
            8,
            "needs: private, netem or linux is needed, not 'root'"),
        bad(
            "needs of a wrong type",
            "GOOD\nneeds: private\n",
            6,
            "needs: a list is needed, not text"),
        bad(
            "rows of an unknown flow",
            "title: A\nabout: x\nproof: [x]\nrows:\n" + "  video: {rows: 1, bytes: 1, seed: 1}\n",
            5,
            "unknown key 'video' in rows: known are chat or voip"),
        bad(
            "a CSV file that is not there",
            "title: A\nabout: x\nrows:\n  chat: none.csv\nproof: [x]\n",
            4,
            "chat: there is no file none.csv"),
        bad(
            "a CSV file that cannot be used",
            "title: A\nabout: x\nrows:\n  chat: bad.csv\nproof: [x]\n",
            4,
            "chat: bad.csv:2: timestamp is not an ISO-8601 local date-time such as 2025-12-13T10:00:00: \"x\" cannot be read: write it as in the example"),
        bad(
            "a CSV file whose timestamps go back",
            "title: A\nabout: x\nrows:\n  chat: back.csv\noptions:\n"
                + "  client-chat: {pace: csv}\nproof: [x]\n",
            4,
            "chat: back.csv:3: timestamp goes back: 2026-01-01T00:00:00 after 2026-01-01T00:00:01 on line 2"),
        bad(
            "no generated rows",
            "title: A\nabout: x\nrows:\n" + "  chat: {rows: 0, bytes: 1, seed: 1}\nproof: [x]\n",
            4,
            "rows: a whole number from 1 to 10000 is needed, not 0"),
        bad(
            "rows without a seed",
            "title: A\nabout: x\nrows:\n  chat: {rows: 1, bytes: 1}\n" + "proof: [x]\n",
            4,
            "chat: the key 'seed' is missing"),
        bad(
            "rows of a wrong type",
            "title: A\nabout: x\nrows:\n" + "  chat: {rows: many, bytes: 1, seed: 1}\nproof: [x]\n",
            4,
            "rows: a whole number is needed, not text"),
        bad(
            "a number that is too large",
            "title: A\nabout: x\nrows:\n"
                + "  chat: {rows: 1, bytes: 1, seed: 99999999999999999999}\n"
                + "proof: [x]\n",
            4,
            "seed: a whole number from 0 to 9223372036854775807 is needed, not 99999999999999999999"),
        bad(
            "options of an unknown program",
            "GOOD\noptions:\n  report: {tap: x}\n",
            7,
            "unknown key 'report' in options: known are client-chat, client-voip or relay"),
        bad(
            "an unknown option of the relay",
            "GOOD\noptions:\n  relay: {tap: x}\n",
            7,
            "unknown key 'tap' in relay: known are delayed-ack or listen-after"),
        bad(
            "an option that is neither true nor false",
            "GOOD\noptions:\n  client-voip: {nagle: 1}\n",
            7,
            "nagle: true or false is needed, not a whole number"),
        bad(
            "a receive buffer that is too small",
            "GOOD\noptions:\n  client-chat: {receive-buffer: 100}\n",
            7,
            "receive-buffer: a whole number from 1024 to 1048576 is needed, not 100"),
        bad(
            "half a second of silence",
            "GOOD\noptions:\n  client-chat: {keep-alive: 1500ms}\n",
            7,
            "keep-alive: whole seconds are needed, not 1500ms"),
        bad(
            "a reset before anything is sent",
            "GOOD\noptions:\n  client-voip: {reset-at: 1}\n",
            7,
            "reset-at: a whole number from 2 to 1000000000 is needed, not 1"),
        bad(
            "a reset behind the last row",
            "GOOD\noptions:\n  client-voip:\n    reset-at: 4\n",
            8,
            "reset-at: VOIP has 3 rows, there is no row 4"),
        bad(
            "a reset in unknown rows",
            "title: A\nabout: x\noptions: {client-chat: {reset-at: 2}}\nproof:\n"
                + "  - handshake: {flow: chat, min: 1ms, max: 2s}\n",
            3,
            "reset-at: the scenario does not say which rows CHAT has: add rows: chat"),
        bad(
            "an unknown option",
            "GOOD\noptions:\n  client-chat: {chunk-bytes: 5}\n",
            7,
            "unknown key 'chunk-bytes' in client-chat: known are pace, speed, epoch, interval, reset-at, nagle, receive-buffer, read-after, keep-alive, half-close-after, await-reply or echo"),
        bad(
            "a duration without a unit",
            "GOOD\noptions:\n  client-chat: {interval: 300}\n",
            7,
            "interval: '300' is not a duration such as 300ms, 2.5s or 1m"),
        bad(
            "a duration that is too long",
            "GOOD\noptions:\n  client-voip: {row-gap: 2h}\n",
            7,
            "row-gap: 0ms to 3600s is needed, not 2h"),
        bad(
            "an unknown pace",
            "GOOD\noptions:\n  client-voip: {pace: slow}\n",
            7,
            "pace: fixed or csv is needed, not 'slow'"),
        bad(
            "an interval with pace csv",
            "GOOD\noptions:\n  client-chat:\n    pace: csv\n    interval: 1s\n",
            9,
            "interval: it has no meaning with pace: csv, the timestamps rule"),
        bad(
            "a speed with the fixed pace",
            "GOOD\noptions:\n  client-chat: {speed: 2.0}\n",
            7,
            "speed: it needs pace: csv"),
        bad(
            "a speed out of its range",
            "GOOD\noptions:\n  client-chat: {pace: csv, speed: 0}\n",
            7,
            "speed: a number from 0.001 to 1000000 is needed, not 0"),
        bad(
            "an epoch that is no timestamp",
            "GOOD\noptions:\n  client-chat: {pace: csv, epoch: today}\n",
            7,
            "epoch: a timestamp such as 2026-01-05T09:00:00 is needed, not 'today'"),
        bad("an empty network", "GOOD\nnetwork: {}\n", 6, "network: it is empty: leave it out"),
        bad(
            "a rate without a unit",
            "GOOD\nnetwork: {rate: 64, mtu: 1500}\n",
            6,
            "rate: 1kbit to 9999mbit is needed, a number with its unit, not '64'"),
        bad(
            "a rate without an mtu",
            "GOOD\nnetwork: {rate: 64kbit}\n",
            6,
            "rate: it needs an mtu of at most 9000 beside it"),
        bad(
            "an mtu out of its range",
            "GOOD\nnetwork:\n  mtu: 100\n",
            7,
            "mtu: a whole number from 576 to 65536 is needed, not 100"),
        bad(
            "a delay with a rate",
            "GOOD\nnetwork:\n  mtu: 1500\n  rate: 1mbit\n  delay: 50ms\n",
            9,
            "delay: it cannot be used together with rate"),
        bad(
            "a setting that is not TCP's",
            "GOOD\nnetwork:\n  settings: {ip_forward: 1}\n",
            7,
            "settings: 'ip_forward' is no TCP setting such as tcp_sack"),
        bad(
            "a setting with a strange value",
            "GOOD\nnetwork:\n  settings:\n    tcp_sack: 0; reboot\n",
            8,
            "tcp_sack: numbers or words with a blank between them are needed, not '0; reboot'"),
        bad(
            "faults that are no list",
            "GOOD\nfaults: none\n",
            6,
            "faults: a list is needed, not text"),
        bad("no faults", "GOOD\nfaults: []\n", 6, "faults: 1 to 50 items are needed, not 0"),
        bad(
            "an unknown fault",
            "GOOD\nfaults:\n  - delay: {flow: voip}\n",
            7,
            "unknown key 'delay' in a fault: known are lose, outage, lose-syn, split or glue"),
        bad(
            "two kinds in one fault",
            "GOOD\nfaults:\n  - lose: {flow: voip}\n" + "    lose-syn: {flow: voip}\n",
            7,
            "a fault has one kind: begin each with a dash"),
        bad(
            "writes the wrong way round",
            "GOOD\nfaults:\n  - split: {flow: voip, row: 2, chunk: 3, to-chunk: 2}\n",
            7,
            "to-chunk: VOIP row 2 chunk 2 comes before VOIP row 2 chunk 3"),
        bad(
            "rows the wrong way round",
            "GOOD\nfaults:\n  - glue: {flow: chat, row: 2, to-row: 1}\n",
            7,
            "to-row: CHAT row 1 comes before CHAT row 2"),
        bad(
            "a chunk of another chat row",
            "GOOD\nfaults:\n  - glue: {flow: chat, row: 2, to-row: 3, to-chunk: 1}\n",
            7,
            "to-chunk: a chat row is one write: take 'to-row'"),
        bad(
            "a last row beyond the last",
            "GOOD\nfaults:\n  - glue:\n      flow: chat\n      row: 2\n      to-row: 9\n",
            10,
            "to-row: CHAT has 3 rows, there is no row 9"),
        bad(
            "a last chunk beyond the last",
            "GOOD\nfaults:\n  - glue: {flow: voip, row: 1, chunk: 1, to-chunk: 9}\n",
            7,
            "to-chunk: row 1 of VOIP has 7 chunks, its newline included; there is no chunk 9"),
        bad(
            "one write that is glued",
            "GOOD\nfaults:\n  - glue: {flow: voip, row: 1, chunk: 1}\n",
            7,
            "glue: two writes at least are needed: add 'to-chunk'"),
        bad(
            "more than a segment that is glued",
            "title: A\nabout: x\nproof:\n  - handshake: {flow: chat, min: 1ms, max: 2s}\n"
                + "rows: {chat: {rows: 3, bytes: 200, seed: 1}}\n"
                + "network: {mtu: 576}\nfaults:\n  - glue: {flow: chat, row: 1, to-row: 3}\n",
            8,
            "glue: 747 bytes; a segment has at most 524"),
        bad(
            "too many parts",
            "GOOD\nfaults:\n  - split: {flow: chat, row: 1, part-bytes: 5}\n",
            7,
            "split: 69 bytes in parts of 5: at most 10 parts can be sent at once"),
        bad(
            "bytes that are split and glued",
            "GOOD\nfaults:\n  - split: {flow: voip, row: 1, chunk: 2}\n"
                + "  - glue: {flow: voip, row: 1, chunk: 1, to-chunk: 3}\n",
            7,
            "split: its bytes overlap with those of line 8"),
        bad(
            "segments that the relay makes are counted",
            "GOOD\nfaults:\n  - split: {flow: voip, row: 1, chunk: 2}\n"
                + "  - lose: {flow: voip, row: 2, chunk: 2, leg: relay-client}\n",
            8,
            "lose: on the legs of a flow whose writes the relay splits or glues, segments cannot be counted"),
        bad(
            "an unknown flow",
            "GOOD\nfaults:\n" + "  - lose: {flow: video, row: 1, chunk: 1, leg: client-relay}\n",
            7,
            "flow: chat or voip is needed, not 'video'"),
        bad(
            "an unknown leg",
            "GOOD\nfaults:\n" + "  - lose: {flow: voip, row: 1, chunk: 1, leg: relay}\n",
            7,
            "leg: client-relay or relay-client is needed, not 'relay'"),
        bad(
            "a fault without a leg",
            "GOOD\nfaults:\n  - lose:\n      flow: voip\n      row: 1\n" + "      chunk: 1\n",
            8,
            "lose: the key 'leg' is missing"),
        bad(
            "a row beyond the last",
            "GOOD\nfaults:\n  - lose:\n      flow: voip\n      row: 7\n"
                + "      chunk: 1\n      leg: client-relay\n",
            9,
            "row: VOIP has 3 rows, there is no row 7"),
        bad(
            "row 0",
            "GOOD\nfaults:\n" + "  - lose: {flow: voip, row: 0, chunk: 1, leg: client-relay}\n",
            7,
            "row: a whole number from 1 to 1000000000 is needed, not 0"),
        bad(
            "a chunk beyond the last",
            "GOOD\nfaults:\n" + "  - lose: {flow: voip, row: 1, chunk: 9, leg: client-relay}\n",
            7,
            "chunk: row 1 of VOIP has 7 chunks, its newline included; there is no chunk 9"),
        bad(
            "a chunk of a chat row",
            "GOOD\nfaults:\n" + "  - lose: {flow: chat, row: 1, chunk: 1, leg: client-relay}\n",
            7,
            "chunk: a chat row is one write: leave 'chunk' out"),
        bad(
            "a VoIP fault without a chunk",
            "GOOD\nfaults:\n" + "  - lose: {flow: voip, row: 1, leg: client-relay}\n",
            7,
            "lose: the key 'chunk' is missing"),
        bad(
            "too many times",
            "GOOD\nfaults:\n" + "  - lose: {flow: chat, row: 1, leg: client-relay, times: 9}\n",
            7,
            "times: a whole number from 1 to 6 is needed, not 9"),
        bad(
            "no pause for a second loss",
            "GOOD\nfaults:\n" + "  - lose: {flow: chat, row: 1, leg: client-relay, times: 2}\n",
            7,
            "lose: times: 2 needs a pause of 1000 ms after CHAT row 1: the next write comes after 300 ms and would be lost instead"),
        bad(
            "faults too near to each other",
            "GOOD\nfaults:\n"
                + "  - lose: {flow: voip, row: 1, chunk: 2, leg: client-relay}\n"
                + "  - lose: {flow: voip, row: 1, chunk: 3, leg: client-relay}\n",
            8,
            "lose: VOIP row 1 chunk 3 comes 50 ms after the fault of line 7, when its segment may still be repeated: 500 ms are needed"),
        bad(
            "the same fault twice",
            "GOOD\nfaults:\n"
                + "  - lose: {flow: chat, row: 1, leg: client-relay}\n"
                + "  - lose: {flow: chat, row: 1, leg: client-relay}\n",
            8,
            "lose: the same write as on line 7: use 'times'"),
        bad(
            "a fault behind merged writes",
            "GOOD\nfaults:\n"
                + "  - lose: {flow: voip, row: 1, chunk: 2, leg: client-relay}\n"
                + "  - lose: {flow: voip, row: 3, chunk: 2, leg: relay-client}\n",
            8,
            "lose: after the loss of line 7 on client-relay, the relay passes several writes on as one segment: on relay-client, name an earlier row"),
        bad(
            "two faults of SYNs alike",
            "GOOD\nfaults:\n  - lose-syn: {flow: voip}\n"
                + "  - lose-syn: {flow: voip, times: 2}\n",
            8,
            "lose-syn: the same as on line 7: use 'times'"),
        bad(
            "a fault in a write of several segments",
            "title: A\nabout: x\nproof:\n"
                + "  - handshake: {flow: chat, min: 1ms, max: 20ms}\n"
                + "rows: {chat: {rows: 1, bytes: 3000, seed: 1}}\n"
                + "network: {mtu: 1500}\nfaults:\n"
                + "  - lose: {flow: chat, row: 1, leg: client-relay}\n",
            8,
            "lose: a write of CHAT has 3049 bytes, a segment at most 1448: a fault needs writes of one segment each"),
        bad(
            "a fault without known rows",
            "title: A\nabout: x\nfaults:\n"
                + "  - lose: {flow: chat, row: 1, leg: client-relay}\nproof:\n"
                + "  - handshake: {flow: chat, min: 1ms, max: 20ms}\n",
            4,
            "row: the scenario does not say which rows CHAT has: add rows: chat"),
        bad(
            "no proofs",
            "title: A\nabout: x\nproof: []\n",
            3,
            "proof: 1 to 50 items are needed, not 0"),
        bad(
            "an unknown proof",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - happened: {flow: chat}\n",
            5,
            "unknown key 'happened' in a proof: known are repeated, waits, read-at-once, duplicate-acks, carried-by, reset, reset-unread, reset-answered, coalesced, ack-delay, exchange, window-closed, keep-alive, half-close, refused, syn-repeated, full-segments, round-trip, queueing-delay, late-packets or handshake"),
        bad(
            "a proof that is a text",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - repeated\n",
            5,
            "a proof: keys with values are needed, not text"),
        bad(
            "a proof with a missing key",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - repeated: {flow: chat, row: 1, leg: client-relay}\n",
            5,
            "repeated: the key 'times' is missing"),
        bad(
            "a proof that cannot fail",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - repeated: {flow: chat, row: 1, leg: client-relay, times: 0}\n",
            5,
            "times: a whole number from 1 to 1000000 is needed, not 0"),
        bad(
            "a factor below one",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - waits: {flow: chat, row: 1, leg: client-relay, factor-min: 0.5, factor-max: 2}\n",
            5,
            "factor-min: a number from 1.01 to 1000000 is needed, not 0.5"),
        bad(
            "factors the wrong way round",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - waits: {flow: chat, row: 1, leg: client-relay, factor-min: 3, factor-max: 2}\n",
            5,
            "factor-max: it is less than factor-min"),
        bad(
            "a read of one chunk",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - read-at-once: {flow: chat, row: 1, leg: client-relay, chunks-min: 1}\n",
            5,
            "chunks-min: a whole number from 2 to 1000000 is needed, not 1"),
        bad(
            "a round trip during its own flow",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - round-trip: {flow: chat, leg: client-relay, during: {flow: chat, row: 1}, factor-min: 5}\n",
            5,
            "during: a row of the other flow is needed"),
        bad(
            "no bound",
            "title: A\nabout: x\nproof:\n  - coalesced: {flow: chat, leg: client-relay}\n",
            4,
            "either 'segments-min' or 'segments-max' is needed"),
        bad(
            "two bounds",
            "title: A\nabout: x\nproof:\n"
                + "  - ack-delay: {flow: chat, leg: client-relay, longest-min: 1ms, median-max: 2ms}\n",
            4,
            "either 'longest-min' or 'median-max' is needed"),
        bad(
            "times of a handshake the wrong way round",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - handshake: {flow: chat, min: 20ms, max: 1ms}\n",
            5,
            "max: it is less than min"),
        bad(
            "a proof for a row beyond the last",
            "title: A\nabout: x\n"
                + "rows: {chat: {rows: 3, bytes: 20, seed: 1}}\nproof:\n"
                + "  - repeated: {flow: chat, row: 4, leg: client-relay, times: 1}\n",
            5,
            "row: CHAT has 3 rows, there is no row 4"));
  }

  private static Arguments bad(String name, String text, int line, String what) {
    return Arguments.of(name, text, line, what);
  }
}
