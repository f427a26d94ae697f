package twoflow.client.net;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.call.g711.Codec;

/**
 * A row of a call as it was found in a byte stream: its packets.
 *
 * @param number its number on the connection, from 1
 * @param packets how many there are
 * @param payloadType what they carry, by the row's first packet of RTP; -1 when there is none
 * @param payloadBytes how much they carry
 * @param firstSeq stream offset of its first byte + 1
 * @param lastSeq stream offset of its last byte + 1
 */
public record SpokenRow(
    long number, long packets, int payloadType, long payloadBytes, long firstSeq, long lastSeq) {

  /** Its packets in words, such as {@code 140 RTP packets, 2.800 s of PCMU}. */
  public String shown() {
    if (payloadType < 0) {
      return packets + " packets, none of them RTP";
    }
    String count = packets == 1 ? "1 RTP packet, " : packets + " RTP packets, ";
    Optional<Codec> codec =
        Stream.of(Codec.values()).filter(c -> c.payloadType() == payloadType).findFirst();
    return count
        + codec
            .map(c ->
                String.format(
                    Locale.ROOT, "%.3f s of %s", (double) payloadBytes / Codec.SAMPLE_RATE, c))
            .orElseGet(() -> payloadBytes + " bytes of payload type " + payloadType);
  }
}
