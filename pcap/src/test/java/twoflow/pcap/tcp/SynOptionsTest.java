package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynOptionsTest {

  @ParameterizedTest
  @CsvSource({
    // As Linux sends them: MSS, SACK, timestamps, no operation, window scale.
    "0204ffd7 0402 080a0000000100000000 01 030307, 65495, 7, true, true",
    "020405b4, 1460, -1, false, false",
    // Nothing counts behind the end.
    "00 030307, 0, -1, false, false",
    // RFC 7323, 2.3: more than 14 is 14.
    "03030f, 0, 14, false, false",
    // Cut off, and a length that is none.
    "0204ff, 0, -1, false, false",
    "0300, 0, -1, false, false",
    "'', 0, -1, false, false",
  })
  void shouldReadWhatASynOffers(
      String hex, int maxSegmentBytes, int shift, boolean sack, boolean timestamps) {
    byte[] options = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertEquals(
        new SynOptions(maxSegmentBytes, shift, sack, timestamps),
        SynOptions.read(ByteBuffer.wrap(options), 0, options.length));
  }

  @Test
  void shouldEndWithAnyBytes() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] options = new byte[random.nextInt(41)];
      random.nextBytes(options);
      SynOptions read = SynOptions.read(ByteBuffer.wrap(options), 0, options.length);
      assertTrue(read.windowShift() >= -1 && read.windowShift() <= 14, read::toString);
    }
  }
}
