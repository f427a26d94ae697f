package twoflow.client.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import twoflow.core.event.Event;
import twoflow.core.event.EventLog;
import twoflow.core.event.EventType;
import twoflow.core.net.Addresses;
import twoflow.core.net.RelativeSeq;
import twoflow.core.net.TcpOptions;
import twoflow.core.pacing.LabClock;

/**
 * One TCP connection of a flow, in blocking mode. It counts the bytes of both directions and writes
 * the connection's events. One thread may send while another receives; every thread may close.
 */
public final class FlowConnection implements Closeable {

  /** A server that refuses a connection resets it right after it has accepted it. */
  private static final long AT_ONCE_NS = Duration.ofMillis(250).toNanos();

  private static final long READ_STEP_NS = Duration.ofMillis(50).toNanos();

  private final String flow;
  private final SocketChannel channel;
  private final LabClock clock;
  private final EventLog events;
  private final String local;
  private final String remote;
  private final long connectedNs;

  /** Who finds the connection closed finds its last event recorded: the file may end then. */
  private final Object closing = new Object();

  private final AtomicBoolean resetRecorded = new AtomicBoolean();
  private volatile long sentBytes;
  private volatile long receivedBytes;
  private volatile long readFromNs;
  private volatile boolean closed;
  private volatile boolean endedEarly;
  private volatile boolean brokenAtOnce;

  /**
   * Takes over a connected channel.
   *
   * @param flow the flow's name, as events and log lines show it
   */
  public FlowConnection(String flow, SocketChannel channel, LabClock clock, EventLog events)
      throws IOException {
    this.flow = flow;
    this.channel = channel;
    this.clock = clock;
    this.events = events;
    this.local = Addresses.text(channel.getLocalAddress());
    this.remote = Addresses.text(channel.getRemoteAddress());
    this.connectedNs = clock.nowNs();
    events.record(Event.of(connectedNs, EventType.CONNECTED, flow, local, remote));
  }

  /** The flow's name. */
  public String flow() {
    return flow;
  }

  /** This side's address. */
  public String local() {
    return local;
  }

  /** The other side's address. */
  public String remote() {
    return remote;
  }

  /** How many bytes were written. */
  public long sentBytes() {
    return sentBytes;
  }

  /**
   * The sequence numbers of what is sent next, as {@link RelativeSeq#range} writes them.
   *
   * @param bytes how many bytes that will be
   */
  public String nextSeq(long bytes) {
    return RelativeSeq.range(sentBytes + 1, sentBytes + bytes);
  }

  /** How many bytes were read. */
  public long receivedBytes() {
    return receivedBytes;
  }

  /**
   * Whether the other side broke it right after it was made, before a byte came: so does a server
   * that refuses it.
   */
  public boolean brokenAtOnce() {
    return brokenAtOnce;
  }

  /** Whether this side has closed or reset it. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Writes all bytes; the event says how many were written, also when the connection fails
   * meanwhile.
   *
   * @param row the number of the row that they belong to
   * @param chunk the number of this write within the row, from 1
   * @param dueNs when they were due, 0 when there is no schedule
   */
  public void send(byte[] bytes, long row, long chunk, long dueNs) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long timeNs = clock.nowNs();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(e);
    } finally {
      if (buffer.position() > 0) {
        long firstSeq = sentBytes + 1;
        sentBytes += buffer.position();
        events.record(
            new Event(
                timeNs,
                EventType.SENT,
                flow,
                row,
                chunk,
                local,
                remote,
                firstSeq,
                sentBytes,
                dueNs));
      }
    }
  }

  /** Lets the next read wait for so long from now on: what comes fills TCP's receive buffer. */
  public void readAfter(Duration pause) {
    readFromNs = clock.nowNs() + pause.toNanos();
  }

  /**
   * Reads what is there, waiting for the first byte. The caller records the bytes by {@link
   * #recordReceived} once it knows their rows.
   *
   * @param timeoutMs how long to wait, 0 for ever
   * @return how many bytes were read, -1 when the other side has ended its direction
   * @throws SocketTimeoutException when nothing came in time
   */
  public int receive(byte[] buffer, int timeoutMs) throws IOException {
    try {
      awaitReading();
      channel.socket().setSoTimeout(timeoutMs);
      int bytes = channel.socket().getInputStream().read(buffer);
      receivedBytes += Math.max(0, bytes);
      return bytes;
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** In short steps: a connection that is closed meanwhile must not be waited for. */
  private void awaitReading() throws IOException {
    try {
      while (!closed && clock.nowNs() < readFromNs) {
        clock.sleepUntil(Math.min(readFromNs, clock.nowNs() + READ_STEP_NS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  /**
   * Writes the event of received bytes.
   *
   * @param timeNs when the read returned them
   * @param row the number of the row that they belong to
   * @param chunk the number of the packet of a call within the row; 0 in text
   */
  public void recordReceived(long timeNs, long row, long chunk, long firstSeq, long lastSeq) {
    events.record(
        new Event(
            timeNs, EventType.RECEIVED, flow, row, chunk, local, remote, firstSeq, lastSeq, 0));
  }

  /** Ends the sending direction by FIN; receiving goes on. */
  public void halfClose() throws IOException {
    try {
      synchronized (closing) {
        if (closed) {
          throw new ClosedChannelException();
        }
        record(EventType.HALF_CLOSED);
      }
      channel.shutdownOutput();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Ends it by RST on purpose, which is no failure. */
  public void abort() {
    endedEarly = true;
    reset();
  }

  /**
   * Closes it on purpose though the other side may still send. If bytes are unread, TCP sends a
   * RST; else a FIN, and a RST in answer to what comes later (RFC 1122, 4.2.2.13).
   */
  public void leave() throws IOException {
    endedEarly = true;
    close();
  }

  /** Whether this side has ended it on purpose before its end. */
  public boolean endedEarly() {
    return endedEarly;
  }

  /**
   * Waits until bytes have come, and does not read them. Only for a connection on which this side
   * does not send.
   *
   * @return whether bytes are there; else the other side has ended its direction, or this side has
   *     closed it
   */
  public boolean awaitUnread() throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      int ready = 0;
      while (ready == 0 && !closed) {
        ready = selector.select(TimeUnit.NANOSECONDS.toMillis(READ_STEP_NS));
        if (Thread.currentThread().isInterrupted()) {
          throw new ClosedByInterruptException();
        }
      }
    }
    if (closed) {
      return false;
    }
    channel.configureBlocking(true);
    return channel.socket().getInputStream().available() > 0;
  }

  /** Gives the connection up by RST: the other side learns that the stream is not whole. */
  public void reset() {
    synchronized (closing) {
      if (closed) {
        return;
      }
      closed = true;
      try (channel) {
        TcpOptions.resetOnClose(channel);
      } catch (IOException e) {
        // The connection is already gone; there is nothing left to reset.
      }
      recordReset();
    }
  }

  /** Closes the connection; after both directions have ended this sends nothing more. */
  @Override
  public void close() throws IOException {
    synchronized (closing) {
      if (closed) {
        return;
      }
      closed = true;
      channel.close();
      record(EventType.CLOSED);
    }
  }

  @Override
  public String toString() {
    return flow + " " + local + " -> " + remote;
  }

  private IOException failed(IOException e) {
    if (closed || e instanceof ClosedChannelException) {
      return e;
    }
    if (receivedBytes == 0 && clock.nowNs() - connectedNs <= AT_ONCE_NS) {
      brokenAtOnce = true;
    }
    recordReset();
    return new IOException(
        this + ": the connection was broken by the other side (" + e.getMessage() + ")", e);
  }

  private void recordReset() {
    if (resetRecorded.compareAndSet(false, true)) {
      record(EventType.RESET);
    }
  }

  private void record(EventType type) {
    events.record(Event.of(clock.nowNs(), type, flow, local, remote));
  }
}
