package twoflow.lesson.catalog;

import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.Leg;
import twoflow.lesson.subject.AskedConnection;
import twoflow.lesson.subject.AskedRow;

/** Display filters for the key: they name the stream, which a student has to find. */
final class Filters {

  private Filters() {}

  /** What one side of a connection sends: the client for {@link Leg#TO_RELAY}. */
  static String sent(LabConnection connection, Leg sender) {
    String port = sender == Leg.TO_RELAY ? "tcp.dstport" : "tcp.srcport";
    return "tcp.stream == %d && %s == %d"
        .formatted(connection.tcpStream(), port, connection.relay().port());
  }

  /** What one side of a connection sends. */
  static String sent(AskedConnection connection, Leg sender) {
    return sent(connection.connection(), sender);
  }

  /** Its segments with payload. */
  static String data(LabConnection connection, Leg sender) {
    return sent(connection, sender) + " && tcp.len > 0";
  }

  /** The segments that carry a row to the relay. */
  static String row(AskedRow row) {
    return data(row.connection().connection(), Leg.TO_RELAY)
        + " && tcp.seq <= %d && tcp.nxtseq > %d".formatted(row.lastSeq(), row.firstSeq());
  }
}
