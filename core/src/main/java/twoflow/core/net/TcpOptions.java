package twoflow.core.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/** The one place where socket options are set. */
public final class TcpOptions {

  /** Room for a burst of connections that were not accepted yet. */
  public static final int BACKLOG = 4096;

  private TcpOptions() {}

  /** For every connection: TCP_NODELAY, so that each write becomes a segment (RFC 9293, 3.7.4). */
  public static void connection(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /**
   * Turns TCP_NODELAY off again: while a segment is not acknowledged, short ones wait (Nagle's
   * algorithm, RFC 9293, 3.7.4).
   */
  public static void nagle(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, false);
  }

  /** How much a connection takes before it is read; before it connects (RFC 7323, 2.2). */
  public static void receiveBuffer(SocketChannel channel, int bytes) throws IOException {
    channel.setOption(StandardSocketOptions.SO_RCVBUF, bytes);
  }

  /**
   * Lets TCP ask, after some silence and then as often, whether the other side is there (RFC 9293,
   * 3.8.4).
   *
   * @param silence whole seconds
   * @throws IOException with a line for the user when the system has no such times
   */
  public static void keepAlive(SocketChannel channel, Duration silence) throws IOException {
    if (!channel.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
      throw new IOException("--keep-alive: a program cannot set its times on this system");
    }
    int seconds = Math.toIntExact(silence.toSeconds());
    channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
    channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
  }

  /** Whether this system lets a program delay ACKs. */
  public static boolean canDelayAcks() throws IOException {
    try (SocketChannel channel = SocketChannel.open()) {
      return channel.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    }
  }

  /**
   * Lets the ACK of what comes next wait (RFC 9293, 3.8.6.3). Linux forgets it (tcp(7)): so after
   * each read.
   */
  public static void delayAck(SocketChannel channel) throws IOException {
    channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, false);
  }

  /**
   * For every listener: SO_REUSEADDR, so that a port with connections in TIME-WAIT can be bound.
   */
  public static void listener(ServerSocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
  }

  /** Makes the next close send RST instead of FIN (RFC 9293, 3.10.5, ABORT). */
  public static void resetOnClose(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
  }
}
