package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Bytes that two bare peers exchange through a relay. */
public final class Exchange {

  private Exchange() {}

  /** One sends and half-closes; two answers after that, and half-closes. */
  public static void bothWays(RawPeer one, RawPeer two, byte[] firstToSecond, byte[] secondToFirst)
      throws Exception {
    CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAllBytes(two));
    one.send(firstToSecond);
    one.halfClose();
    assertArrayEquals(firstToSecond, received.get());
    two.send(secondToFirst);
    two.halfClose();
    assertArrayEquals(secondToFirst, one.readAllBytes());
  }

  /** As many bytes, the same in every run. */
  public static byte[] random(int bytes) {
    byte[] data = new byte[bytes];
    new Random(bytes).nextBytes(data);
    return data;
  }

  private static byte[] readAllBytes(RawPeer peer) {
    try {
      return peer.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
