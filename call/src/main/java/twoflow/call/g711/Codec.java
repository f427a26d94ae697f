package twoflow.call.g711;

/**
 * The two laws of ITU-T G.711, by their names in RTP (RFC 3551, 4.5.14). The JDK's own encoder of
 * mu-law turns loud samples into silence, and both its encoders need the module java.desktop.
 */
public enum Codec {
  /** Mu-law: 14 bits of each sample count, in segments of 16 steps. */
  PCMU(0, 0xff) {
    @Override
    public byte encode(int sample) {
      int magnitude = Math.min(sample < 0 ? ~sample : sample, MU_CLIP) + MU_BIAS;
      int segment = MU_SEGMENT_ZEROS - Integer.numberOfLeadingZeros(magnitude);
      int step = magnitude >> segment + 3 & STEP_MASK;
      return (byte) ~((sample < 0 ? SIGN : 0) | segment << STEP_BITS | step);
    }

    @Override
    public int decode(byte code) {
      int inverted = ~code;
      int segment = inverted >> STEP_BITS & SEGMENT_MASK;
      int magnitude = (((inverted & STEP_MASK) << 3) + MU_BIAS << segment) - MU_BIAS;
      return (inverted & SIGN) != 0 ? -magnitude : magnitude;
    }
  },
  /** A-law: 13 bits of each sample count, and every second bit of the code is inverted. */
  PCMA(8, 0xd5) {
    @Override
    public byte encode(int sample) {
      int magnitude = (sample < 0 ? ~sample : sample) >> STEP_BITS;
      int segment = magnitude < 16 ? 0 : A_SEGMENT_ZEROS - Integer.numberOfLeadingZeros(magnitude);
      int code =
          segment < 2 ? magnitude : segment << STEP_BITS | magnitude >> segment - 1 & STEP_MASK;
      return (byte) ((code | (sample < 0 ? 0 : SIGN)) ^ A_INVERTED);
    }

    @Override
    public int decode(byte code) {
      int bits = code ^ A_INVERTED;
      int segment = bits >> STEP_BITS & SEGMENT_MASK;
      int middle = ((bits & STEP_MASK) << STEP_BITS) + 8;
      int magnitude = segment == 0 ? middle : middle + A_FIRST_SEGMENT << segment - 1;
      return (bits & SIGN) != 0 ? magnitude : -magnitude;
    }
  };

  /** How many samples there are in a second. */
  public static final int SAMPLE_RATE = 8000;

  private static final int SIGN = 0x80;
  private static final int STEP_BITS = 4;
  private static final int STEP_MASK = 0x0f;
  private static final int SEGMENT_MASK = 0x07;
  private static final int MU_BIAS = 132;
  private static final int MU_CLIP = 32_635;
  private static final int MU_SEGMENT_ZEROS = 24;
  private static final int A_SEGMENT_ZEROS = 28;
  private static final int A_FIRST_SEGMENT = 0x100;
  private static final int A_INVERTED = 0x55;

  private final int payloadType;
  private final byte silence;

  Codec(int payloadType, int silence) {
    this.payloadType = payloadType;
    this.silence = (byte) silence;
  }

  /** RTP's number for it (RFC 3551, 6). */
  public int payloadType() {
    return payloadType;
  }

  /** The code of a sample of 0. */
  public byte silence() {
    return silence;
  }

  /**
   * The code of a sample.
   *
   * @param sample 16 bits, from -32768 to 32767
   */
  public abstract byte encode(int sample);

  /** The sample in the middle of a code's step, 16 bits. */
  public abstract int decode(byte code);

  /** The codes of samples. */
  public byte[] encode(short[] samples) {
    byte[] codes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      codes[i] = encode(samples[i]);
    }
    return codes;
  }
}
