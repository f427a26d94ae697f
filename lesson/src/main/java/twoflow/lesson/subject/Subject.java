package twoflow.lesson.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.OneWayFlow;
import twoflow.core.row.Flow;

/** What the questions of a lesson are about. */
public final class Subject {

  private final RunAnalysis run;
  private final Trace trace;
  private final Sessions sessions;
  private final AskedConnection connection;
  private final AskedRow row;

  Subject(
      RunAnalysis run, Trace trace, Sessions sessions, AskedConnection connection, AskedRow row) {
    this.run = run;
    this.trace = trace;
    this.sessions = sessions;
    this.connection = connection;
    this.row = row;
  }

  /** The run. */
  public RunAnalysis run() {
    return run;
  }

  /** Its segments. */
  public Trace trace() {
    return trace;
  }

  /** The connection whose beginning and end are asked about. */
  public AskedConnection connection() {
    return connection;
  }

  /** The row that is asked about; its connection may be another one. */
  public AskedRow row() {
    return row;
  }

  /** The connection on which the receiver of the row gets it. */
  public LabConnection rowReceiver() {
    return trace.connections().stream()
        .filter(c -> c.tcpStream() == row.fromRelay().tcpStream())
        .findFirst()
        .orElseThrow();
  }

  /** The connection on which the first client of a flow sends; empty in a run without that flow. */
  public Optional<AskedConnection> sender(Flow flow) {
    return sessions.sender(flow);
  }

  /** All connections on which a flow is sent and got, a pair per session. */
  public List<OneWayFlow> ways() {
    return Arrays.stream(Flow.values()).flatMap(flow -> sessions.ways(flow).stream()).toList();
  }
}
