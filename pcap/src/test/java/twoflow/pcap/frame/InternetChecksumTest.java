package twoflow.pcap.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InternetChecksumTest {

  private static String checksum(String hex) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    long sum = InternetChecksum.sum(bytes, 0, bytes.limit());
    return HexFormat.of().toHexDigits(InternetChecksum.of(sum));
  }

  @Test
  void shouldGiveTheSumOfRfc1071() {
    // RFC 1071, 3: the sum is ddf2, so its complement is 220d.
    assertEquals("220d", checksum("0001f203f4f5f6f7"));
  }

  @Test
  void shouldGiveTheChecksumOfAnIpv4Header() {
    // 4500+0073+0000+4000+4011+0000+c0a8+0001+c0a8+00c7 = 2479c; 479c+2 = 479e; ~479e = b861.
    assertEquals("b861", checksum("450000730000400040110000c0a80001c0a800c7"));
  }

  @Test
  void shouldPadAnOddLastByteByZero() {
    assertEquals("feff", checksum("01"));
    assertEquals("fbfd", checksum("010203"));
    assertEquals(checksum("0001f203f4f5f600"), checksum("0001f203f4f5f6"));
  }

  @Test
  void shouldCarryAroundMoreThanOnce() {
    assertEquals("0000", checksum("ffff".repeat(32_767)));
    assertEquals("ffff", checksum(""));
  }

  @Test
  void shouldEqualTheSumOfSingleWords() {
    Random random = new Random(1071);
    for (int bytes = 0; bytes < 200; bytes++) {
      byte[] data = new byte[bytes];
      random.nextBytes(data);
      int sum = 0;
      for (int i = 0; i < bytes; i++) {
        sum += (data[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        sum = (sum & 0xFFFF) + (sum >>> 16);
      }
      assertEquals(
          HexFormat.of().toHexDigits((short) ~sum), checksum(HexFormat.of().formatHex(data)));
    }
  }
}
