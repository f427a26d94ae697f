package twoflow.analysis.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import twoflow.analysis.link.FlowClient;
import twoflow.analysis.link.LabConnection;
import twoflow.analysis.link.RunKind;

/** What the event files of a run say about the bytes in its capture. */
public final class RunEvents {

  /** How many bytes the relay impairs is what a scenario says: few. */
  private static final int MAX_IMPAIRED = 10_000;

  private final EventCounts counts = new EventCounts();
  private final RowEventCounts rows;
  private final Map<FlowClient, String> clientRoles = new HashMap<>();
  private final List<JoinedEvent> impaired = new ArrayList<>();
  private final List<String> errors;

  /**
   * Reads event files, and gives the directions of the capture the writes that were logged.
   *
   * @param files the event file of each role
   * @param maxRow of how many rows of each flow to keep how often they were sent and received
   */
  public RunEvents(Map<String, Path> files, List<LabConnection> captured, RunKind kind, long maxRow)
      throws IOException {
    rows = new RowEventCounts(maxRow);
    EventJoin join =
        new EventJoin(
            captured,
            kind,
            List.of(counts, rows, new ClientRoles(), new SentWrites(), new Impaired()));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      join.read(file.getKey(), file.getValue());
    }
    errors = join.errors();
  }

  /**
   * Shows each {@code sent} and {@code received} event of a run with a relay once more.
   *
   * @param files the event file of each role
   */
  public static void forEach(
      Map<String, Path> files, List<LabConnection> captured, Consumer<JoinedEvent> consumer)
      throws IOException {
    JoinListener listener =
        new JoinListener() {
          @Override
          public void joined(JoinedEvent event) {
            consumer.accept(event);
          }
        };
    EventJoin join = new EventJoin(captured, RunKind.TWO_FLOW, List.of(listener));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      join.read(file.getKey(), file.getValue());
    }
  }

  /** The events of each program, connection and direction. */
  public Collection<EventCount> counts() {
    return counts.counts();
  }

  /** How often the first rows were sent and received. */
  public Collection<RowEventCount> rows() {
    return rows.counts();
  }

  /** From a client to its role. */
  public Map<FlowClient, String> clientRoles() {
    return Map.copyOf(clientRoles);
  }

  /** What the relay says that it has split or held back, on the legs to it. */
  public List<JoinedEvent> impaired() {
    return List.copyOf(impaired);
  }

  /** What could not be read or joined. */
  public List<String> errors() {
    return errors;
  }

  /** Learns which client has which address. */
  private final class ClientRoles implements JoinListener {

    @Override
    public void connected(String role, FlowClient client) {
      clientRoles.put(client, role);
    }
  }

  /** Keeps what the relay has impaired. */
  private final class Impaired implements JoinListener {

    @Override
    public void impaired(JoinedEvent event) {
      if (impaired.size() < MAX_IMPAIRED) {
        impaired.add(event);
      }
    }
  }

  /** Gives each direction the writes of its sender: the only place where they are kept. */
  private static final class SentWrites implements JoinListener {

    @Override
    public void joined(JoinedEvent joined) {
      if (joined.sent()) {
        joined.direction().writes().add(joined.role(), joined.event());
      }
    }
  }
}
