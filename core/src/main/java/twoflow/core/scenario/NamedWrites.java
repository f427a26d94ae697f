package twoflow.core.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.core.row.Flow;

/** The writes that a scenario names, each with the lines that name it. */
final class NamedWrites {

  private static final long MAX_ROW = 1_000_000_000;

  private final List<Mention> mentions = new ArrayList<>();
  private final Map<WriteName, WritePlace> places = new HashMap<>();
  private final Map<Flow, FlowWrites> flows = new HashMap<>();

  /** Where a write is named, and by which keys. */
  private record Mention(
      WriteName write, Fields fields, String rowKey, String chunkKey, boolean instead) {

    Mention(WriteName write, Fields fields) {
      this(write, fields, "row", "chunk", false);
    }
  }

  /** The flow of an entry. */
  static Flow flow(Fields fields) throws ScenarioException {
    return fields.choice("flow", List.of(Flow.values()), NamedWrites::word);
  }

  /** How a scenario writes a flow. */
  static String word(Flow flow) {
    return flow.name().toLowerCase(Locale.ROOT);
  }

  /** The leg of an entry. */
  static ScenarioLeg leg(Fields fields) throws ScenarioException {
    return fields.choice("leg", List.of(ScenarioLeg.values()), ScenarioLeg::word);
  }

  /** The write of an entry: its flow, row and chunk; of a chat row there is but one. */
  WriteName write(Fields fields) throws ScenarioException {
    Flow flow = flow(fields);
    long row = fields.integer("row", 1, MAX_ROW);
    if (flow == Flow.CHAT && fields.has("chunk")) {
      throw fields.fault(fields.line("chunk"), "chunk: a chat row is one write: leave 'chunk' out");
    }
    long chunk = flow == Flow.CHAT ? 1 : fields.integer("chunk", 1, MAX_ROW);
    WriteName write = new WriteName(flow, row, chunk);
    mentions.add(new Mention(write, fields));
    return write;
  }

  /** The keys of an entry that names one write or several, and others. */
  static String[] rangeAnd(String... more) {
    List<String> keys = new ArrayList<>(List.of("flow", "row", "chunk", "to-row", "to-chunk"));
    keys.addAll(List.of(more));
    return keys.toArray(String[]::new);
  }

  /** The writes of an entry: of a chat row to another, of a chunk to another of any row. */
  WriteRange range(Fields fields) throws ScenarioException {
    WriteName first = write(fields);
    if (first.flow() == Flow.CHAT && fields.has("to-chunk")) {
      throw fields.fault(
          fields.line("to-chunk"), "to-chunk: a chat row is one write: take 'to-row'");
    }
    if (!fields.has("to-row") && !fields.has("to-chunk")) {
      return new WriteRange(first, first);
    }
    boolean otherRow = fields.has("to-row");
    long row = otherRow ? fields.integer("to-row", 1, MAX_ROW) : first.row();
    long chunk = first.flow() == Flow.CHAT ? 1 : fields.integer("to-chunk", 1, MAX_ROW);
    WriteName last = new WriteName(first.flow(), row, chunk);
    String rowKey = otherRow ? "to-row" : "row";
    if (row < first.row() || row == first.row() && chunk < first.chunk()) {
      String key = row < first.row() ? "to-row" : "to-chunk";
      throw fields.fault(fields.line(key), key + ": " + last + " comes before " + first);
    }
    mentions.add(new Mention(last, fields, rowKey, "to-chunk", false));
    return new WriteRange(first, last);
  }

  /** The first write of a row that a key names, and instead of which the flow may end. */
  WriteName instead(Flow flow, long row, Fields fields, String key) {
    WriteName write = new WriteName(flow, row, 1);
    mentions.add(new Mention(write, fields, key, key, true));
    return write;
  }

  /** The first write of an entry's row, instead of which the flow may end. */
  WriteName insteadOf(Fields fields) throws ScenarioException {
    return instead(flow(fields), fields.integer("row", 1, MAX_ROW), fields, "row");
  }

  /** The first write of an entry's row. */
  WriteName rowOf(Fields fields) throws ScenarioException {
    WriteName write = new WriteName(flow(fields), fields.integer("row", 1, MAX_ROW), 1);
    mentions.add(new Mention(write, fields));
    return write;
  }

  /**
   * Finds them all in the rows of their flows.
   *
   * @throws ScenarioException when there is no such row or chunk
   */
  void find(Map<Flow, ScenarioRows> rows, Map<Flow, SendOptions> options) throws IOException {
    for (Flow flow : Flow.values()) {
      List<Mention> ofFlow =
          mentions.stream().filter(mention -> mention.write().flow() == flow).toList();
      if (ofFlow.isEmpty()) {
        continue;
      }
      ScenarioRows source = rows.get(flow);
      if (source == null) {
        Fields fields = ofFlow.getFirst().fields();
        String key = ofFlow.getFirst().rowKey();
        throw fields.fault(
            fields.line(key),
            key
                + ": the scenario does not say which rows "
                + flow
                + " has: add rows: "
                + word(flow));
      }
      if (!options.get(flow).isKnown()) {
        Fields fields = ofFlow.getFirst().fields();
        String key = ofFlow.getFirst().rowKey();
        throw fields.fault(
            fields.line(key),
            key
                + ": which packets a row of a call takes is known before the run with voice: tones"
                + " alone");
      }
      FlowWrites writes =
          new FlowWrites(
              options.get(flow), ofFlow.stream().map(Mention::write).collect(Collectors.toSet()));
      writes.read(source);
      flows.put(flow, writes);
      Optional<EarlyEnd> end = EarlyEnd.of(flow, options);
      for (Mention mention : ofFlow) {
        check(mention, writes, options.get(flow).call().isPresent());
        if (end.isPresent()) {
          checkSent(mention, end.get());
        }
      }
      places.putAll(writes.places());
    }
  }

  private static void check(Mention mention, FlowWrites writes, boolean call)
      throws ScenarioException {
    WriteName write = mention.write();
    Fields fields = mention.fields();
    if (write.row() > writes.rows()) {
      throw fields.fault(
          fields.line(mention.rowKey()),
          mention.rowKey()
              + ": "
              + write.flow()
              + " has "
              + writes.rows()
              + " rows, there is no row "
              + write.row());
    }
    if (write.chunk() > writes.writesOf(write.row())) {
      throw fields.fault(
          fields.line(mention.chunkKey()),
          mention.chunkKey()
              + ": row "
              + write.row()
              + " of "
              + write.flow()
              + " has "
              + writes.writesOf(write.row())
              + (call ? " packets" : " chunks, its newline included")
              + "; there is no chunk "
              + write.chunk());
    }
  }

  /** What is never sent can be neither hit nor seen. */
  private static void checkSent(Mention mention, EarlyEnd end) throws ScenarioException {
    WriteName write = mention.write();
    long last = end.passedOnRows() + (mention.instead() ? 1 : 0);
    if (write.row() > last) {
      throw mention
          .fields()
          .fault(
              mention.fields().line(mention.rowKey()),
              mention.rowKey()
                  + ": "
                  + write.flow()
                  + " row "
                  + write.row()
                  + " never arrives: with "
                  + end.cause()
                  + ", row "
                  + end.passedOnRows()
                  + " is the last one that the relay passes on");
    }
  }

  /** Where they are. */
  Map<WriteName, WritePlace> places() {
    return places;
  }

  /** The longest write of a flow of which a write is named. */
  int longestBytes(Flow flow) {
    return flows.get(flow).longestBytes();
  }
}
