package twoflow.core.payload;

import java.time.Duration;
import twoflow.call.g711.Codec;
import twoflow.call.rtp.RtpFraming;
import twoflow.call.rtp.RtpHeader;

/**
 * The wire format of a call: rows as packets of RTP on TCP (RFC 4571), a write each. The first
 * packet of a row has the marker. Between rows nothing is sent, and the timestamps go on: they
 * count the samples from the schedule's start.
 *
 * @param codec how the samples are written
 * @param packetSamples how many samples are in a packet; each is a byte
 */
public record CallFormat(Codec codec, int packetSamples) {

  /** The same in every run, so that runs can be compared: "2FLW". */
  public static final long SSRC = 0x32464c57L;

  /** The sequence number of the first packet: then it is the number of the packet in the call. */
  public static final int FIRST_SEQUENCE_NUMBER = 1;

  /** What stands before the voice: the packet's length, and RTP's header. */
  public static final int HEADER_BYTES = RtpFraming.LENGTH_BYTES + RtpHeader.BYTES;

  /** The shortest packet. */
  public static final Duration MIN_PACKET = Duration.ofMillis(1);

  /** A receiver of RTP should accept packets of up to this length (RFC 3551, 4.2). */
  public static final Duration MAX_PACKET = Duration.ofMillis(200);

  private static final int SAMPLES_PER_MS = Codec.SAMPLE_RATE / 1000;
  private static final int SEQUENCE_MASK = 0xffff;
  private static final long TIMESTAMP_MASK = 0xffff_ffffL;

  /**
   * Packets of a given length.
   *
   * @param packet whole milliseconds
   */
  public static CallFormat of(Codec codec, Duration packet) {
    return new CallFormat(codec, (int) (packet.toMillis() * SAMPLES_PER_MS));
  }

  /** How long a packet is. */
  public Duration packet() {
    return Duration.ofMillis(packetSamples / SAMPLES_PER_MS);
  }

  /** How many packets a row takes: a row of which nothing is heard is a packet of silence. */
  public int packets(long samples) {
    return (int) Math.max(1, Math.ceilDiv(samples, (long) packetSamples));
  }

  /**
   * A packet as it is written.
   *
   * @param packet the number of the packet in the call, from 0
   * @param samplesBefore how many samples of its row come before it
   * @param rowStart when its row begins, in samples from the schedule's start
   * @param voice holds its voice
   * @param from where that begins there
   */
  public byte[] write(long packet, int samplesBefore, long rowStart, byte[] voice, int from) {
    RtpHeader header =
        new RtpHeader(
            samplesBefore == 0,
            codec.payloadType(),
            (int) (FIRST_SEQUENCE_NUMBER + packet & SEQUENCE_MASK),
            rowStart + samplesBefore & TIMESTAMP_MASK,
            SSRC);
    return RtpFraming.frame(header, voice, from, packetSamples);
  }
}
