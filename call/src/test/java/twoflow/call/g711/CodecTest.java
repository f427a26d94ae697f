package twoflow.call.g711;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All 65,536 samples and all 256 codes, against other ways to compute them. */
class CodecTest {

  private static final int MIN = Short.MIN_VALUE;
  private static final int MAX = Short.MAX_VALUE;

  /** The algorithm of ITU-T G.191, ulaw_compress(): a search for the segment, step by step. */
  private static int muByG191(int sample) {
    int absolute = Math.min(sample < 0 ? (~sample >> 2) + 33 : (sample >> 2) + 33, 0x1fff);
    int segment = 1;
    for (int rest = absolute >> 6; rest != 0; rest >>= 1) {
      segment++;
    }
    int high = 8 - segment;
    int low = 0x0f - (absolute >> segment & 0x0f);
    return high << 4 | low | (sample >= 0 ? 0x80 : 0);
  }

  /** The algorithm of ITU-T G.191, alaw_compress(). */
  private static int aByG191(int sample) {
    int rest = sample < 0 ? ~sample >> 4 : sample >> 4;
    if (rest > 15) {
      int exponent = 1;
      while (rest > 16 + 15) {
        rest >>= 1;
        exponent++;
      }
      rest = rest - 16 + (exponent << 4);
    }
    return (sample >= 0 ? rest | 0x80 : rest) ^ 0x55;
  }

  @Test
  void shouldEncodeEverySampleAsG191Does() {
    for (int sample = MIN; sample <= MAX; sample++) {
      assertEquals((byte) muByG191(sample), Codec.PCMU.encode(sample), "PCMU of " + sample);
      assertEquals((byte) aByG191(sample), Codec.PCMA.encode(sample), "PCMA of " + sample);
    }
  }

  /** The hash is of what Python's audioop.ulaw2lin() and alaw2lin() give, in little endian. */
  @ParameterizedTest
  @CsvSource({
    "PCMU, 3dab54339e520bb2c924826e3b72a917a2b612e9fd12fc867500f1d983a75827",
    "PCMA, e04788d110e58ff8c70c93b8480190d973e3b67876b6119abbaec766cc75c174"
  })
  void shouldDecodeEveryCodeAsPythonDoes(Codec codec, String sha256) throws Exception {
    byte[] samples = new byte[512];
    for (int code = 0; code < 256; code++) {
      int sample = codec.decode((byte) code);
      samples[2 * code] = (byte) sample;
      samples[2 * code + 1] = (byte) (sample >> 8);
    }
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(samples);
    assertEquals(sha256, HexFormat.of().formatHex(hash));
  }

  /** No code is nearer to a sample than the one that it gets, but for rounding in its step. */
  @ParameterizedTest
  @EnumSource
  void shouldComeBackWithinAStep(Codec codec) {
    for (int sample = MIN; sample <= MAX; sample++) {
      int back = codec.decode(codec.encode(sample));
      int step = Math.max(16, Math.abs(sample) / 16);
      assertTrue(Math.abs(back - sample) <= step, sample + " came back as " + back);
      assertEquals(back, codec.decode(codec.encode(back)), "not a fixed point: " + sample);
    }
  }

  /** Of mu-law's loudest samples, the JDK's encoder makes silence. */
  @ParameterizedTest
  @CsvSource({
    "PCMU, 32635, 0x80, 32124",
    "PCMU, 32636, 0x80, 32124",
    "PCMU, 32767, 0x80, 32124",
    "PCMU, -32768, 0x00, -32124",
    "PCMU, 0, 0xff, 0",
    "PCMA, 32767, 0xaa, 32256",
    "PCMA, -32768, 0x2a, -32256",
    "PCMA, 0, 0xd5, 8"
  })
  void shouldEncodeTheLoudestAndTheQuietest(Codec codec, int sample, String code, int back) {
    assertEquals((byte) (int) Integer.decode(code), codec.encode(sample));
    assertEquals(back, codec.decode(codec.encode(sample)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldKnowItsSilence(Codec codec) {
    assertEquals(codec.encode(0), codec.silence());
    assertArrayEquals(
        new byte[] {codec.silence(), codec.encode(-5)}, codec.encode(new short[] {0, -5}));
  }
}
