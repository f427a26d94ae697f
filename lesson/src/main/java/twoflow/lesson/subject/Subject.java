package twoflow.lesson.subject;

import java.util.Optional;
import twoflow.analysis.RunAnalysis;
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

  /** The connection on which the first client of a flow sends; empty in a run without that flow. */
  public Optional<AskedConnection> sender(Flow flow) {
    return sessions.sender(flow);
  }
}
