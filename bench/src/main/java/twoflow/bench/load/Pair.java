package twoflow.bench.load;

import java.nio.channels.SocketChannel;

/**
 * Two connected peers.
 *
 * @param left the one that connected first
 * @param right its partner
 */
public record Pair(SocketChannel left, SocketChannel right) {}
