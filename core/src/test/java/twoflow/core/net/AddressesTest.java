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
    assertEquals("[0:0:0:0:0:0:0:1]:1", Addresses.text(new InetSocketAddress("::1", 1)));
    assertEquals("nowhere:2", Addresses.text(InetSocketAddress.createUnresolved("nowhere", 2)));
  }
}
