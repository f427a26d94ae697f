package twoflow.relay.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SendSideTest {

  private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 1);

  private static long wireSeq(long initialSeq, long relativeSeq) {
    SendSide side = new SendSide(ADDRESS, initialSeq);
    side.moveTo(relativeSeq);
    return Integer.toUnsignedLong(side.wireSeq());
  }

  @Test
  void shouldCountFromTheInitialNumber() {
    SendSide side = new SendSide(ADDRESS, 1_000_000);
    assertEquals(1_000_000, side.wireSeq());
    side.advance(1);
    side.advance(10);
    assertEquals(1_000_011, side.wireSeq());
  }

  @Test
  void shouldPassTwoToThe31WithoutASign() {
    assertEquals(0x7FFF_FFFFL, wireSeq(0, 0x7FFF_FFFFL));
    assertEquals(0x8000_0000L, wireSeq(0, 0x8000_0000L));
    assertEquals(0x8000_0001L, wireSeq(1_000_000, 0x8000_0001L - 1_000_000));
  }

  @Test
  void shouldWrapAtTwoToThe32() {
    assertEquals(0xFFFF_FFFFL, wireSeq(0, 0xFFFF_FFFFL));
    assertEquals(0, wireSeq(0, 0x1_0000_0000L));
    assertEquals(1_000_001, wireSeq(1_000_000, 0x1_0000_0001L));
    assertEquals(4, wireSeq(0xFFFF_FFFFL, 0x3_0000_0005L));
  }

  @Test
  void shouldAdvanceAcrossTheWrap() {
    SendSide side = new SendSide(ADDRESS, 1_000_000);
    side.moveTo(0xFFFF_FFFFL - 1_000_000);
    side.advance(65_495);
    assertEquals(65_494, side.wireSeq());
  }
}
