package twoflow.core.scenario;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Scenarios with a call, an outage or late packets that cannot be used. GOOD is one that can: each
 * flow has three rows, and a VoIP row of 20 bytes takes 80 packets as tones.
 */
final class BadCalls {

  private static final String CALL = "GOOD\noptions: {client-voip: {codec: pcmu, voice: tones}}\n";
  private static final String LATE =
      "title: A\nabout: x\noptions: {client-voip: {codec: pcma, voice: tones}}\n"
          + "rows: {voip: {rows: 3, bytes: 20, seed: 1}}\nproof:\n  - late-packets: ";

  private BadCalls() {}

  static Stream<Arguments> all() {
    return Stream.of(options(), writes(), outages(), proofs()).flatMap(each -> each);
  }

  private static Stream<Arguments> options() {
    return Stream.of(
        bad(
            "a codec that there is not",
            voip("codec: opus"),
            6,
            "codec: pcmu, pcma or none is needed, not 'opus'"),
        bad(
            "a codec in capitals",
            voip("codec: PCMU"),
            6,
            "codec: pcmu, pcma or none is needed, not 'PCMU'"),
        bad(
            "a voice that there is not",
            voip("codec: pcmu, voice: my.wav"),
            6,
            "voice: auto, espeak-ng, samples or tones is needed, not 'my.wav'"),
        bad(
            "a packet that is too long",
            voip("codec: pcmu, frame: 201ms"),
            6,
            "frame: 1ms to 200ms is needed, not 201ms"),
        bad(
            "a packet of half a sample",
            voip("codec: pcmu, frame: 2.5ms"),
            6,
            "frame: whole milliseconds are needed, not 2.5ms"),
        bad(
            "a packet without a unit",
            voip("codec: pcmu, frame: 20"),
            6,
            "frame: '20' is not a duration such as 300ms, 2.5s or 1m"),
        bad(
            "a voice without a codec",
            voip("voice: tones"),
            6,
            "voice: it needs codec: pcmu or pcma"),
        bad(
            "a frame with codec none",
            voip("codec: none, frame: 20ms"),
            6,
            "frame: it needs codec: pcmu or pcma"),
        bad(
            "chunks of text in a call",
            voip("codec: pcmu, chunk-bytes: 20"),
            6,
            "chunk-bytes: it has no meaning with codec: a packet is a chunk"),
        bad(
            "an interval between packets",
            voip("codec: pcmu, chunk-interval: 20ms"),
            6,
            "chunk-interval: it has no meaning with codec: a packet is a chunk"),
        bad(
            "a call that waits for replies",
            "GOOD\noptions:\n  client-voip: {codec: pcmu, await-reply: true}\n"
                + "  client-chat: {echo: true}\n",
            8,
            "echo: it contradicts codec in client-voip: a call is no exchange of rows"),
        bad(
            "a call of the chat",
            "GOOD\noptions: {client-chat: {codec: pcmu}}\n",
            6,
            "unknown key 'codec' in client-chat: known are pace, speed, epoch, interval, reset-at,"
                + " nagle, receive-buffer, read-after, keep-alive, half-close-after, await-reply or"
                + " echo"),
        bad(
            "a row that is too long to say",
            "title: A\nabout: x\noptions: {client-voip: {codec: pcmu, voice: tones}}\n"
                + "rows: {voip: {rows: 1, bytes: 7513, seed: 1}}\nproof: []\n",
            4,
            "voip: row 1 is 601 s of voice: 600 s is the most that a row may be"));
  }

  private static Stream<Arguments> writes() {
    return Stream.of(
        bad(
            "a packet that there is not",
            CALL + "faults:\n  - lose: {flow: voip, row: 2, chunk: 81, leg: client-relay}\n",
            8,
            "chunk: row 2 of VOIP has 80 packets; there is no chunk 81"),
        bad(
            "a packet of a voice that may be another one",
            CALL.replace("tones", "auto")
                + "faults:\n  - lose: {flow: voip, row: 2, chunk: 8, leg: client-relay}\n",
            8,
            "row: which packets a row of a call takes is known before the run with voice: tones"
                + " alone"),
        bad(
            "two losses in 400 ms of a call",
            CALL
                + "faults:\n  - lose: {flow: voip, row: 2, chunk: 8, leg: client-relay}\n"
                + "  - lose: {flow: voip, row: 2, chunk: 28, leg: client-relay}\n",
            9,
            "lose: VOIP row 2 chunk 28 comes 400 ms after the fault of line 8, when its segment may"
                + " still be repeated: 500 ms are needed"),
        bad(
            "packets that are longer than a segment",
            CALL.replace("tones", "tones, frame: 80ms")
                + "network: {mtu: 576}\n"
                + "faults:\n  - lose: {flow: voip, row: 2, chunk: 8, leg: client-relay}\n",
            9,
            "lose: a write of VOIP has 654 bytes, a segment at most 524: a fault needs writes of one"
                + " segment each"));
  }

  private static Stream<Arguments> outages() {
    String outage = "GOOD\nfaults:\n  - outage: {flow: chat, row: 1, leg: client-relay, time: ";
    return Stream.of(
        bad(
            "an outage without its time",
            outage.replace(", time: ", "}\n"),
            7,
            "outage: the key 'time' is missing"),
        bad("a short outage", outage + "20ms}\n", 7, "time: 50ms to 10s is needed, not 20ms"),
        bad("a long outage", outage + "11s}\n", 7, "time: 50ms to 10s is needed, not 11s"),
        bad(
            "an outage that comes twice",
            outage + "250ms, times: 2}\n",
            7,
            "unknown key 'times' in outage: known are flow, row, chunk, leg or time"),
        bad(
            "an outage without timestamps",
            outage + "250ms}\nnetwork: {settings: {tcp_timestamps: 0}}\n",
            7,
            "outage: it needs TCP's timestamps: leave tcp_timestamps out"),
        bad(
            "a loss while an outage is repaired",
            outage + "250ms}\n  - lose: {flow: chat, row: 3, leg: client-relay}\n",
            8,
            "lose: CHAT row 3 comes 600 ms after the fault of line 7, when its segment may still be"
                + " repeated: 1000 ms are needed"),
        bad(
            "an outage and a loss of the same write",
            outage + "250ms}\n  - lose: {flow: chat, row: 1, leg: client-relay}\n",
            8,
            "lose: the same write as on line 7: name another one"),
        bad(
            "a loss on the second leg while the first one is out",
            outage + "250ms}\n  - lose: {flow: chat, row: 2, leg: relay-client}\n",
            8,
            "lose: after the loss of line 7 on client-relay, the relay passes several writes on as"
                + " one segment: on relay-client, name an earlier row"),
        bad(
            "an outage in what the relay splits",
            outage + "250ms}\n  - split: {flow: chat, row: 2}\n",
            7,
            "outage: on the legs of a flow whose writes the relay splits or glues, segments cannot be"
                + " counted"));
  }

  private static Stream<Arguments> proofs() {
    return Stream.of(
        bad(
            "late packets without a number",
            LATE + "{leg: relay-client, playout: 60ms}\n",
            6,
            "'packets-min' or 'packets-max' is needed"),
        bad(
            "late packets without a playout delay",
            LATE + "{leg: relay-client, packets-max: 0}\n",
            6,
            "late-packets: the key 'playout' is missing"),
        bad(
            "late packets of a flow",
            LATE + "{flow: voip, leg: relay-client, playout: 60ms, packets-max: 0}\n",
            6,
            "unknown key 'flow' in late-packets: known are leg, playout, packets-min or packets-max"),
        bad(
            "late packets, none at least",
            LATE + "{leg: relay-client, playout: 60ms, packets-min: 0}\n",
            6,
            "packets-min: a whole number from 1 to 1000000 is needed, not 0"),
        bad(
            "late packets, fewer at most than at least",
            LATE + "{leg: relay-client, playout: 60ms, packets-min: 9, packets-max: 8}\n",
            6,
            "packets-max: it is less than packets-min"),
        bad(
            "late packets of text",
            LATE.replace("codec: pcma, voice: tones", "nagle: true")
                + "{leg: relay-client, playout: 60ms, packets-min: 9}\n",
            6,
            "late-packets: it needs codec: pcmu or pcma in client-voip"));
  }

  private static String voip(String options) {
    return "GOOD\noptions: {client-voip: {" + options + "}}\n";
  }

  private static Arguments bad(String name, String text, int line, String what) {
    return Arguments.of(name, text, line, what);
  }
}
