package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.ExitCode;
import twoflow.core.cli.HelpText;
import twoflow.core.cli.OptionGroup;
import twoflow.core.cli.Setting;
import twoflow.core.row.Flow;
import twoflow.core.run.WrongUseException;
import twoflow.core.seed.RunSeed;

/** {@code lab demo}: the whole run, from its folder to its report. */
final class DemoCommand extends RunCommand {

  /** Each pair of clients takes some 100 MB. */
  private static final int MAX_SESSIONS = 50;

  private static final HelpText HELP =
      new HelpText(
          List.of("Makes a whole run: the capture, the relay, both clients, and the report."),
          List.of(
              "",
              "captures/README.md says what a run leaves.",
              "Example: a call, with your own voice",
              "  ./lab demo --call --voice voice.wav"));

  private final Setting<Integer> sessions =
      options
          .of(OptionGroup.CONNECT)
          .value(
              Integer.class,
              "--sessions",
              "N",
              "1",
              "Pairs of clients, from 1 to 50; each sends the same rows (default:"
                  + " ${DEFAULT-VALUE}).");
  private final SeedSettings seeds = new SeedSettings(options);
  private final SendSettings send = new SendSettings(options);
  private final Setting<Boolean> tap =
      options.of(OptionGroup.FILES).flag("--tap", "Let the relay write its own tap.pcapng, too.");
  private final Setting<NetworkKind> network =
      options.value(
          NetworkKind.class,
          "--network",
          "host|private",
          "Where the run's connections are: on this machine's loopback, or on one of their own, where"
              + " everybody may capture and no port is taken (Linux). Default: host where this user"
              + " may capture, else private, else host with the relay's tap.");
  private final Setting<Path> scenario =
      options.value(
          Path.class,
          "--scenario",
          "NAME|FILE",
          "Make something happen: lab scenarios shows what there is. It brings its rows and says when"
              + " they are sent.");
  private final Setting<Boolean> check =
      options.flag("--check", "Check options, inputs and ports, and start nothing.");
  private final Setting<Boolean> verbose =
      options
          .of(OptionGroup.OUTPUT)
          .flag(
              new String[] {"-v", "--verbose"},
              "Show each line of each program's log, with every piece that the relay forwards, and"
                  + " every check of the report.");

  /**
   * @param root the folder of the inputs and of {@code captures}
   */
  DemoCommand(Path root) {
    super("demo", HELP, root);
  }

  @Override
  protected boolean verbose() {
    return verbose.value();
  }

  @Override
  protected int makeRun(RunPorts ports) throws IOException, InterruptedException, SetupException {
    checkOptions();
    Installation lab = Installation.of(root);
    try (MadeInputs made = new MadeInputs()) {
      return make(plan(lab, ports, made), made, lab, ports);
    }
  }

  private DemoPlan plan(Installation lab, RunPorts ports, MadeInputs made)
      throws IOException, InterruptedException {
    PrivateNetwork own = PrivateNetwork.ofThisUser(lab);
    Optional<RunSeed> seed = seeds.seed();
    RunInputs inputs = seed.isPresent() ? made.seeded(root, seed.get()) : run.inputs(root);
    if (scenario.asOptional().isEmpty()) {
      return DemoPlan.of(inputs, send.options(), network.asOptional(), own, seed);
    }
    ScenarioRun byScenario = ScenarioRun.of(lab, scenario.value(), seed);
    checkContradictions(byScenario);
    return DemoPlan.of(
        byScenario, byScenario.inputs(inputs, made), network.asOptional(), own, seed, lab, ports);
  }

  private int make(DemoPlan plan, MadeInputs made, Installation lab, RunPorts ports)
      throws IOException, InterruptedException, SetupException {
    PreFlight preFlight = new PreFlight(plan.inputs());
    preFlight.checkInputs(send::rowCheck);
    send.checkVoice();
    if (plan.isPrivate()) {
      plan.checkPrivateNetwork();
    }
    if (plan.sharesPorts()) {
      PreFlight.checkPorts(ports);
    }
    if (check.value()) {
      System.out.println("lab: options, inputs and ports are right; nothing was started");
      return ExitCode.DONE;
    }
    return runDemo(plan, made, lab, ports);
  }

  private void checkContradictions(ScenarioRun byScenario) {
    String option = byScenario.option();
    String sent = "contradicts " + option + ", which says itself what is sent and when";
    reject(sent, send.all());
    reject(sent, sessions);
    for (Flow flow : Flow.values()) {
      if (byScenario.hasRows(flow)) {
        reject("contradicts " + option + ", which brings its rows", run.csv(flow));
      }
    }
    if (byScenario.needsPrivateNetwork() && network.value() == NetworkKind.HOST) {
      reject("host contradicts " + option + ", which needs a network of its own", network);
    }
  }

  private void checkOptions() {
    send.checkRange();
    if (seeds.given().isPresent()) {
      String reason = "contradicts " + seeds.given().get() + ", which makes the rows";
      reject(reason, run.csv(Flow.CHAT), run.csv(Flow.VOIP));
    }
    if (send.isCall()) {
      reject("has no meaning in a call: a packet is a chunk", send.ofText());
    } else {
      reject("needs --call", send.ofCalls());
    }
    if (send.byTimestamps()) {
      reject("has no meaning with --pace csv: the timestamps rule", send.ofFixedPace());
    } else {
      reject("needs --pace csv", send.ofTimestamps());
    }
    if (sessions.value() < 1 || sessions.value() > MAX_SESSIONS) {
      throw new WrongUseException(
          "--sessions: 1 to " + MAX_SESSIONS + " is needed, not " + sessions.value());
    }
  }

  private int runDemo(DemoPlan plan, MadeInputs made, Installation lab, RunPorts ports)
      throws IOException, InterruptedException, SetupException {
    StandardOutput out = new StandardOutput(System.out, run.run());
    try (DemoRun demo =
        DemoRun.setUp(lab, run.run(), plan, made, ports, display(out), System.err::println)) {
      if (plan.seed().isPresent()) {
        out.println("lab: the rows are made from a seed: marker " + plan.seed().get().marker());
      }
      RoleArguments arguments =
          new RoleArguments(run.run(), ports, sessions.value(), tap.value(), plan.options());
      DemoOutcome outcome =
          demo.run(
              arguments,
              verbose.value() ? List.of() : List.of("--brief"),
              plan.ownBuffer(demo.folder(), send.isCall(), sessions.value()));
      RunEnd end = RunEnd.of(run.run(), demo.folder(), out);
      if (outcome.exitCode() == ExitCode.DONE) {
        end.done();
      } else {
        end.failed(outcome.cause());
      }
      return outcome.exitCode();
    }
  }

  private RunDisplay display(StandardOutput out) {
    if (verbose.value()) {
      return new VerbatimDisplay(out);
    }
    return new RowDisplay(out, RowStyle.of(System.getenv(), sessions.value()));
  }
}
