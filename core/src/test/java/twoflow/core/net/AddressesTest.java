package twoflow.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

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
}
