package twoflow.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @Test
  void shouldShowNumericAddresses() throws UnknownHostException {
    InetAddress named = InetAddress.getByAddress("relay", new byte[] {127, 0, 0, 11});
    assertEquals("127.0.0.11:9001", Addresses.text(new InetSocketAddress(named, 9001)));
    for (String shortest :
        new String[] {
          "[::1]:1", "[::]:1", "[fe80::1:0:0:4]:1", "[2001:db8::]:1", "[1:0:2:3:4:5:6:7]:1"
        }) {
      String host = shortest.substring(1, shortest.indexOf(']'));
      assertEquals(shortest, Addresses.text(new InetSocketAddress(host, 1)));
    }
    assertEquals("nowhere:2", Addresses.text(InetSocketAddress.createUnresolved("nowhere", 2)));
  }

  /** RFC 5952, section 4: no leading zeros, the first of the longest runs, no single group. */
  @ParameterizedTest
  @CsvSource({
    "[0:0:0:0:0:0:0:1]:1, [::1]:1",
    "[::1]:1, [::1]:1",
    "[0:0:0:0:0:0:0:0]:1, [::]:1",
    "[2001:0DB8::0001]:1, [2001:db8::1]:1",
    "[2001:db8:0:0:1:0:0:1]:1, [2001:db8::1:0:0:1]:1",
    "[2001:db8:0:1:1:1:1:1]:1, [2001:db8:0:1:1:1:1:1]:1",
    "[0:0:1:0:0:0:2:3]:1, [0:0:1::2:3]:1",
    "[0:0:1:2:0:0:3:4]:1, [::1:2:0:0:3:4]:1",
    "[1:2:0:0:3:4:0:0]:1, [1:2::3:4:0:0]:1",
    "[2001:0:0:1:0:0:0:1]:65535, [2001:0:0:1::1]:65535",
    "[fe80::1%eth0]:9001, [fe80::1]:9001",
    "[fe80:0:0:0:0:0:0:1%2]:9001, [fe80::1]:9001",
    "[::ffff:127.0.0.11]:9001, 127.0.0.11:9001",
    "[::ffff:7f00:b]:9001, 127.0.0.11:9001",
    "127.0.0.11:9001, 127.0.0.11:9001",
  })
  void shouldBringEachFormIntoOne(String text, String normalized) {
    assertEquals(normalized, Addresses.normalized(text));
    assertEquals(normalized, Addresses.normalized(normalized));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "relay:9001", "[]:1", "[::1", "::1:9001", "[1:2]:1", "[::g]:1", "[:::]:1"})
  void shouldLeaveAsItIsWhatIsNoAddress(String text) {
    assertEquals(text, Addresses.normalized(text));
  }

  @Test
  void shouldWriteTheBytesOfPacketsAsSocketsAreWritten() throws UnknownHostException {
    for (String host : new String[] {"127.0.0.11", "::1", "fe80::1:0:0:4", "2001:db8::"}) {
      byte[] bytes = InetAddress.getByName(host).getAddress();
      InetSocketAddress socket = new InetSocketAddress(InetAddress.getByAddress(bytes), 9001);
      assertEquals(Addresses.text(socket), Addresses.text(bytes, 9001));
      assertEquals(host, Addresses.host(bytes));
    }
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = -1;
    mapped[12] = 127;
    mapped[15] = 11;
    assertEquals("127.0.0.11:9001", Addresses.text(mapped, 9001));
  }
}
