package twoflow.core.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import twoflow.core.event.ClockLine;
import twoflow.core.event.ClockName;
import twoflow.core.event.EventFile;
import twoflow.core.event.EventFileExistsException;
import twoflow.core.event.EventLog;
import twoflow.core.pacing.SystemClock;

/**
 * The command of a role: options and input are checked first, then the event file is made, then the
 * work begins. So a wrong input leaves nothing behind.
 */
public abstract class RoleCommand extends LabCommand {

  private final CommonOptions common = new CommonOptions(options);

  /** The name of the event file that was opened; the log's thread asks for it, too. */
  private volatile String openedEvents = "";

  /**
   * @param name how the user calls it
   */
  protected RoleCommand(String name, HelpText help) {
    super(name, help);
  }

  /** The role's name, as log lines carry it. */
  protected abstract String role();

  /** The name of the role's event file in a run's folder, without {@code .csv}. */
  protected String eventFileName() {
    return role();
  }

  /**
   * Checks options and input, and opens the ports that others wait for.
   *
   * @param log gives the log, which starts when it is first asked for: after the ports, if possible
   * @return the work to do
   * @throws twoflow.core.run.WrongUseException when the options contradict each other
   * @throws IOException when an input file is wrong, or something is not to be had
   */
  protected abstract RoleRun prepare(Supplier<Logger> log) throws IOException;

  /** The options that every role has. */
  protected final CommonOptions common() {
    return common;
  }

  @Override
  protected final boolean verbose() {
    return common.verbose();
  }

  /** Writes an error as a JSON line, when that is how this role logs; returns whether it did. */
  final boolean loggedAsJson(String error) {
    if (common.logFormat() != LogFormat.JSON) {
      return false;
    }
    try (Logging logging =
        new Logging(role(), LogFormat.JSON, () -> List.of(LogTarget.errors(false)))) {
      logging.logger().error("{}", error);
    }
    return true;
  }

  @Override
  public final Integer call() throws IOException {
    try (Logging logging = new Logging(role(), common.logFormat(), this::logTargets)) {
      RoleRun work = prepare(logging::logger);
      Optional<EventFile> events = openEvents(logging.logger());
      if (events.isEmpty()) {
        run(work, logging.logger(), EventLog.NONE);
      } else {
        runWithEvents(work, logging.logger(), events.get());
      }
    }
    return ExitCode.DONE;
  }

  /** Where log lines go; called when the log starts. */
  protected List<LogTarget> logTargets() {
    return List.of(LogTarget.errors(verbose()));
  }

  /** A file for the log beside the event files of the run that the role joins. */
  protected final Optional<LogFile> runLog() {
    return common.runFolder().map(run -> new LogFile(() -> run.logFile(openedEvents)));
  }

  /** Whether a run may have several of this role, each with an event file of its own. */
  protected boolean mayBeSeveral() {
    return false;
  }

  /**
   * Makes the event file, if there is to be one. The second of its role in a run gets {@code
   * <role>-2.csv}, and so on.
   *
   * @throws IOException when it exists, or cannot be made
   */
  protected Optional<EventFile> openEvents(Logger log) throws IOException {
    boolean numbered = mayBeSeveral() && common.joinsRun() && !common.namesEventFile();
    for (int number = 1; ; number++) {
      try {
        return openEvents(number == 1 ? eventFileName() : eventFileName() + "-" + number, log);
      } catch (EventFileExistsException taken) {
        if (!numbered) {
          throw taken;
        }
      }
    }
  }

  private Optional<EventFile> openEvents(String name, Logger log) throws IOException {
    openedEvents = name;
    Optional<Path> file = common.eventFile(name);
    return file.isPresent()
        ? Optional.of(new EventFile(file.get(), clockLine(), log::error))
        : Optional.empty();
  }

  private static Optional<ClockLine> clockLine() {
    return ClockName.ofThisHost().map(clock -> new ClockLine(new SystemClock().nowNs(), clock));
  }

  private void runWithEvents(RoleRun work, Logger log, EventFile events) throws IOException {
    try (events) {
      run(work, log, events);
    } finally {
      // It is closed by now. A run that failed or was stopped before it began can be tried again.
      events.deleteIfUnused();
    }
  }

  private void run(RoleRun work, Logger log, EventLog events) throws IOException {
    try {
      work.run(new RoleContext(log, Program.output(), events, new SystemClock(), start(), stop()));
    } catch (InterruptedException e) {
      log.info("stopped");
    } catch (IOException e) {
      if (!stop().requested()) {
        throw e;
      }
      log.info("stopped");
    }
  }
}
