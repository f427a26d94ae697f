package twoflow.pcap.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import twoflow.pcap.file.Packet;
import twoflow.testsupport.handmade.HandmadeTcp;

class TcpDecoderTest {

  private static final HandmadeTcp SEGMENT =
      new HandmadeTcp(11, 40_001, 1, 9001, 0xFFFF_FFFFL, 7, 0x18, "hello".getBytes());

  private final TcpDecoder decoder = new TcpDecoder();

  @Test
  void shouldFindTcpUnderEachLinkLayer() {
    byte[] vlans = {(byte) 0x88, (byte) 0xA8, 0, 1, (byte) 0x81, 0, 0, 2};
    check(1, SEGMENT.ethernet());
    check(1, SEGMENT.ethernet(vlans));
    for (int raw : new int[] {12, 101, 228}) {
      check(raw, SEGMENT.ipv4());
    }
    check(0, join(new byte[] {2, 0, 0, 0}, SEGMENT.ipv4()));
    check(108, join(new byte[] {0, 0, 0, 2}, SEGMENT.ipv4()));
    check(113, join(ByteBuffer.allocate(16).putShort(14, (short) 0x0800).array(), SEGMENT.ipv4()));
    check(276, join(ByteBuffer.allocate(20).putShort(0, (short) 0x0800).array(), SEGMENT.ipv4()));
  }

  @Test
  void shouldPassOverIpv6ExtensionHeaders() {
    TcpSegment plain = decode(229, SEGMENT.ipv6(6, new byte[0]));
    assertEquals("0:0:0:0:0:0:0:b:40001", text(plain.source()));
    byte[] hopByHop = new byte[16];
    hopByHop[0] = 6;
    hopByHop[1] = 1;
    assertEquals(5, decode(101, SEGMENT.ipv6(0, hopByHop)).payloadBytes());
    byte[] firstFragment = {6, 0, 0, 1, 0, 0, 0, 9};
    assertEquals(5, decode(101, SEGMENT.ipv6(44, firstFragment)).payloadBytes());
    byte[] laterFragment = {6, 0, 1, 0, 0, 0, 0, 9};
    assertTrue(decoder.decode(packet(101, SEGMENT.ipv6(44, laterFragment))).isEmpty());
    assertEquals(Map.of(Unread.FRAGMENT, 1L), decoder.unread());
  }

  @Test
  void shouldLeaveEthernetPaddingOut() {
    assertEquals(5, decode(1, join(SEGMENT.ethernet(), new byte[6])).payloadBytes());
  }

  @Test
  void shouldPlaceThePayloadWithinAPacketThatWasCutInItsTcpOptions() {
    byte[] whole = SEGMENT.ethernet();
    int tcp = 14 + 20;
    // A header of 60 bytes, of which the first 20 were captured.
    whole[tcp + 12] = (byte) 0xF0;
    whole[14 + 3] = 120;
    byte[] cut = Arrays.copyOf(whole, tcp + 20);
    TcpSegment segment = decoder.decode(new Packet(1, 0, 0, 1, cut, 134)).orElseThrow();
    assertEquals(40, segment.payloadBytes());
    assertEquals(0, segment.capturedBytes());
    assertEquals(cut.length, segment.payloadStart());
  }

  @Test
  void shouldTellCapturedFromOriginalLength() {
    byte[] whole = SEGMENT.ethernet();
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);
    TcpSegment segment = decoder.decode(new Packet(1, 0, 0, 1, cut, whole.length)).orElseThrow();
    assertEquals(5, segment.payloadBytes());
    assertEquals(2, segment.capturedBytes());
  }

  @Test
  void shouldSurviveEveryCutAndRandomBytes() {
    Random random = new Random(7);
    for (int linkType : new int[] {0, 1, 12, 101, 108, 113, 228, 229, 276, 999}) {
      for (byte[] whole :
          List.of(SEGMENT.ethernet(), SEGMENT.ipv4(), SEGMENT.ipv6(0, new byte[8]))) {
        for (int length = 0; length <= whole.length; length++) {
          decoder.decode(packet(linkType, Arrays.copyOf(whole, length)));
          byte[] noise = whole.clone();
          noise[random.nextInt(noise.length)] = (byte) random.nextInt();
          noise[random.nextInt(noise.length)] = (byte) random.nextInt();
          decoder.decode(packet(linkType, noise));
        }
      }
    }
  }

  @Test
  void shouldNameFlagsInTheOrderOfTheHeader() {
    assertEquals(List.of("ACK", "PSH", "FIN"), TcpSegment.names(0x19));
  }

  private static String text(Endpoint endpoint) {
    try {
      InetAddress address = InetAddress.getByAddress(endpoint.addressBytes());
      return address.getHostAddress() + ":" + endpoint.port();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private void check(int linkType, byte[] data) {
    TcpSegment segment = decode(linkType, data);
    assertEquals("127.0.0.11:40001", text(segment.source()));
    assertEquals("127.0.0.1:9001", text(segment.destination()));
    assertEquals(-1, segment.seq());
    assertEquals(5, segment.payloadBytes());
    assertEquals('h', data[segment.payloadStart()]);
  }

  private TcpSegment decode(int linkType, byte[] data) {
    return decoder.decode(packet(linkType, data)).orElseThrow();
  }

  private static Packet packet(int linkType, byte[] data) {
    return new Packet(1, 0, 0, linkType, data, data.length);
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
