package twoflow.client;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import twoflow.client.net.FlowConnection;
import twoflow.core.cli.SilentLog;
import twoflow.core.event.EventLog;
import twoflow.core.net.Listeners;
import twoflow.core.pacing.FixedPace;
import twoflow.core.pacing.LabClock;
import twoflow.core.pacing.RowTimes;
import twoflow.core.payload.ChatFormat;
import twoflow.core.payload.Printable;
import twoflow.core.payload.RowText;
import twoflow.core.payload.Terminator;
import twoflow.core.payload.VoipFormat;
import twoflow.core.payload.WireFormat;
import twoflow.core.row.Flow;
import twoflow.core.row.Row;

/**
 * Sends rows to itself before the first connection. A JVM loads its classes when they are first
 * used, and compiles them when they were used often: without this the first write of a schedule was
 * 10 to 40 ms late. The packets go over loopback to a port that the system picks, never to a flow's
 * port.
 */
final class WarmUp {

  /** So often that what sends is compiled: interpreted, each write took some 80 us longer. */
  private static final int ROWS = 50;

  private static final String NAME = "WARM-UP";

  private final LabClock clock;

  WarmUp(LabClock clock) {
    this.clock = clock;
  }

  /** Sends, receives, and throws it all away. */
  void run() throws IOException, InterruptedException {
    String loopback = InetAddress.getLoopbackAddress().getHostAddress();
    try (SilentLog log = new SilentLog();
        ServerSocketChannel listener = Listeners.open(loopback, 0);
        SocketChannel near = SocketChannel.open(listener.getLocalAddress());
        SocketChannel far = listener.accept()) {
      Exchange exchange = new Exchange(true, clock, log.logger());
      add(exchange, near, true, log.logger());
      add(exchange, far, false, log.logger());
      exchange.run(Optional.of(new Rows(log.logger())));
    }
  }

  private void add(Exchange exchange, SocketChannel channel, boolean sends, Logger log)
      throws IOException {
    FlowConnection connection = new FlowConnection(NAME, channel, clock, EventLog.NONE);
    ReceivedRows rows = new ReceivedRows(Flow.CHAT, connection, PartnerListener.NONE, log);
    exchange.add(NAME, connection, sends, ReceivedRows.start(Flow.CHAT), rows);
  }

  /** What it sends to itself: rows of both formats. */
  private final class Rows implements Sending {

    private final Logger log;

    Rows(Logger log) {
      this.log = log;
    }

    @Override
    public void sendAll(FlowConnection connection) throws IOException, InterruptedException {
      for (int i = 0; i < ROWS; i++) {
        send(connection, new ChatFormat(Terminator.NEWLINE), Flow.CHAT);
        send(connection, new VoipFormat(10), Flow.VOIP);
      }
    }

    @Override
    public long sentRows() {
      return ROWS;
    }

    private void send(FlowConnection connection, WireFormat format, Flow flow)
        throws IOException, InterruptedException {
      Row row = new Row("2025-12-13T10:00:00", "warm", flow, "up");
      List<byte[]> writes = format.writes(row);
      RowTimes times = new FixedPace(0, 0).next(row, Optional.empty(), writes.size());
      log.info("{} sending row {}", connection.flow(), Printable.of(RowText.of(row)));
      for (byte[] write : writes) {
        clock.sleepUntil(clock.nowNs() + times.dueNs(0));
        connection.send(write, 1, 1, 0);
      }
    }
  }
}
