package twoflow.core.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;
import twoflow.core.pacing.TimestampOrder;
import twoflow.core.row.Flow;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowFileException;
import twoflow.core.seed.RunSeed;

/** Reads a scenario's file from its first to its last key. */
final class ScenarioReader {

  private static final int MAX_TITLE_CHARS = 100;
  private static final int MAX_ABOUT_CHARS = 5_000;
  private static final int MAX_FILTERS = 30;
  private static final int MAX_FILTER_CHARS = 500;
  private static final int MAX_ROWS = 10_000;
  private static final int MAX_MESSAGE_BYTES = 60_000;

  private static final String[] KEYS = {
    "title", "about", "filters", "needs", "rows", "options", "network", "faults", "proof"
  };

  private final Path file;
  private final boolean ofRun;
  private final Optional<RunSeed> seed;

  /**
   * @param ofRun whether the rows are the copies beside the file
   * @param seed makes the rows others
   */
  ScenarioReader(Path file, boolean ofRun, Optional<RunSeed> seed) {
    this.file = file;
    this.ofRun = ofRun;
    this.seed = seed;
  }

  Scenario read() throws IOException {
    Fields f = new Fields(file, new YamlFile(file).read(), "a scenario", KEYS);
    String title = f.line("title", MAX_TITLE_CHARS);
    String about = f.text("about", MAX_ABOUT_CHARS);
    List<NamedFilter> filters = filters(f);
    Set<Need> needs = needs(f);
    NamedWrites writes = new NamedWrites();
    OptionsReader optionsReader = new OptionsReader(writes);
    Map<Flow, SendOptions> options = optionsReader.read(f);
    Map<Flow, ScenarioRows> rows = rows(f, options);
    NetworkConditions network = new NetworkReader().read(f);
    FaultReader faults = new FaultReader(file, writes);
    faults.read(f);
    ProofReader proofReader = new ProofReader(file, writes);
    List<Proof> proofs = proofReader.read(f);
    writes.find(rows, options);
    proofReader.checkCalls(options.get(Flow.VOIP));
    return new Scenario(
        file,
        title,
        about,
        filters,
        needs,
        rows,
        options,
        optionsReader.relay(f),
        network,
        faults.checked(network),
        proofs,
        writes.places());
  }

  private List<NamedFilter> filters(Fields scenario) throws ScenarioException {
    List<NamedFilter> filters = new ArrayList<>();
    if (scenario.has("filters")) {
      for (YamlNode item : scenario.items("filters", MAX_FILTERS)) {
        Fields f = new Fields(file, item, "a filter", "name", "filter");
        filters.add(
            new NamedFilter(f.line("name", MAX_TITLE_CHARS), f.line("filter", MAX_FILTER_CHARS)));
      }
    }
    return filters;
  }

  private Set<Need> needs(Fields scenario) throws ScenarioException {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    if (scenario.has("needs")) {
      for (YamlNode item : scenario.items("needs", Need.values().length)) {
        Optional<Need> known =
            EnumSet.allOf(Need.class).stream()
                .filter(need -> item instanceof YamlNode.Scalar s && s.text().equals(need.word()))
                .findFirst();
        if (known.isEmpty()) {
          throw scenario.fault(
              item.line(),
              "needs: "
                  + FieldText.choice(Need.words())
                  + " is needed, not "
                  + (item instanceof YamlNode.Scalar s ? "'" + s.text() + "'" : item.kind()));
        }
        needs.add(known.get());
      }
    }
    return needs;
  }

  private Map<Flow, ScenarioRows> rows(Fields scenario, Map<Flow, SendOptions> options)
      throws IOException {
    Map<Flow, ScenarioRows> all = new EnumMap<>(Flow.class);
    if (scenario.has("rows")) {
      Fields f = scenario.fields("rows", "chat", "voip");
      for (Flow flow : Flow.values()) {
        String key = NamedWrites.word(flow);
        if (f.has(key)) {
          ScenarioRows rows =
              f.node(key) instanceof YamlNode.Mapping ? generated(f, key) : csv(f, key);
          all.put(flow, ofRun ? new ScenarioRows.InFile(beside(flow.csvName())) : rows);
          check(f, key, flow, all.get(flow), options.get(flow));
        }
      }
    }
    return all;
  }

  private ScenarioRows generated(Fields rows, String key) throws ScenarioException {
    Fields f = rows.fields(key, "rows", "bytes", "seed");
    return new GeneratedRows(
        (int) f.integer("rows", 1, MAX_ROWS),
        (int) f.integer("bytes", 1, MAX_MESSAGE_BYTES),
        f.integer("seed", 0, Long.MAX_VALUE),
        seed);
  }

  private ScenarioRows csv(Fields rows, String key) throws ScenarioException {
    String name = rows.line(key, MAX_FILTER_CHARS);
    Path csv = beside(name);
    if (seed.isPresent()) {
      throw rows.fault(
          rows.line(key), key + ": a CSV file has no other rows for a seed: generate them");
    }
    if (!ofRun && !Files.isRegularFile(csv)) {
      throw rows.fault(rows.line(key), key + ": there is no file " + csv);
    }
    return new ScenarioRows.InFile(csv);
  }

  private void check(Fields rows, String key, Flow flow, ScenarioRows source, SendOptions options)
      throws IOException {
    if (source instanceof ScenarioRows.InFile csv) {
      try {
        // What the client would refuse, said before it starts.
        RowFile checked = RowFile.check(csv.csv(), flow, row -> {});
        if (options.byTimestamps()) {
          RowFile.check(checked.path(), flow, new TimestampOrder(Optional.empty()));
        }
      } catch (RowFileException e) {
        throw rows.fault(rows.line(key), key + ": " + e.getMessage());
      }
    }
    if (options.call().isPresent() && options.isKnown()) {
      checkLength(rows, key, flow, source);
    }
  }

  private static void checkLength(Fields rows, String key, Flow flow, ScenarioRows source)
      throws IOException {
    List<String> tooLong = new ArrayList<>();
    source.forEach(
        flow,
        row -> {
          try {
            Voice.checkLength(Tones.samples(row.row().message()));
          } catch (Voice.TooLongException e) {
            tooLong.add("row " + row.number() + " " + e.getMessage());
          }
        });
    if (!tooLong.isEmpty()) {
      throw rows.fault(rows.line(key), key + ": " + tooLong.getFirst());
    }
  }

  private Path beside(String name) {
    return file.resolveSibling(name);
  }
}
