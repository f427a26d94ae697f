package twoflow.it;

import java.math.BigDecimal;
import java.util.List;

/** What tshark says of a frame. */
record TsharkFrame(
    long number,
    BigDecimal timeS,
    String source,
    long ipBytes,
    int stream,
    int sourcePort,
    int targetPort,
    long seq,
    long nextSeq,
    long ack,
    long rawSeq,
    long rawAck,
    long payloadBytes,
    long windowBytes,
    long maxSegmentBytes,
    BigDecimal ackRttS,
    String payloadHex) {

  static final List<String> FIELDS =
      List.of(
          "frame.number",
          "frame.time_epoch",
          "ip.src",
          "ip.len",
          "tcp.stream",
          "tcp.srcport",
          "tcp.dstport",
          "tcp.seq",
          "tcp.nxtseq",
          "tcp.ack",
          "tcp.seq_raw",
          "tcp.ack_raw",
          "tcp.len",
          "tcp.window_size",
          "tcp.options.mss_val",
          "tcp.analysis.ack_rtt",
          "tcp.payload");

  /** Reads the values of {@link #FIELDS}, parted by tabs. */
  static TsharkFrame of(String line) {
    String[] f = line.split("\t", -1);
    return new TsharkFrame(
        number(f[0]),
        new BigDecimal(f[1]),
        f[2],
        number(f[3]),
        (int) number(f[4]),
        (int) number(f[5]),
        (int) number(f[6]),
        number(f[7]),
        number(f[8]),
        number(f[9]),
        number(f[10]),
        number(f[11]),
        number(f[12]),
        number(f[13]),
        number(f[14]),
        f[15].isEmpty() ? BigDecimal.ZERO : new BigDecimal(f[15]),
        f[16].replace(":", ""));
  }

  private static long number(String value) {
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  /** How much later it is than another one, in seconds. */
  double secondsAfter(TsharkFrame other) {
    return timeS.subtract(other.timeS).doubleValue();
  }

  /** Whether the relay has sent it: it has the lower port. */
  boolean byRelay() {
    return sourcePort < targetPort;
  }
}
