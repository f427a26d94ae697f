package twoflow.core.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import twoflow.core.run.StopSignal;

/** Runs a role's command as a program: parsing, signals, short errors, exit codes. */
public final class Program {

  /** How long SIGINT and SIGTERM wait for the files to be flushed. */
  private static final long STOP_TIMEOUT_MS = 10_000;

  /** The exit code after SIGTERM. */
  private static final int STOPPED = 128 + 15;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Starter starter = new Starter(System.getenv());

  private Program() {}

  /** Runs the command and ends the process with its exit code. Never returns. */
  public static void main(LabCommand command, String... args) {
    new Program().runAndExit(command, args);
  }

  /** The standard output, whatever the locale says. */
  static PrintStream output() {
    return new PrintStream(System.out, true, ConsoleCharset.ofThisProcess().ofOutput());
  }

  private static PrintStream errors() {
    return new PrintStream(System.err, true, ConsoleCharset.ofThisProcess().ofErrors());
  }

  private void runAndExit(LabCommand command, String... args) {
    ErrorLines errorLines = new ErrorLines();
    CommandLine commandLine =
        command
            .commandLine()
            .setOut(new PrintWriter(output(), true))
            .setErr(new PrintWriter(errors(), true))
            .setParameterExceptionHandler(errorLines)
            .setExecutionExceptionHandler(errorLines)
            .setExecutionStrategy(new Execution());
    Optional<String> unreadable =
        ArgumentEncoding.ofThisProcess().fault(System.getProperty("user.dir", ""), args);
    int exitCode;
    if (unreadable.isPresent()) {
      ErrorLines.print(commandLine, unreadable.get());
      exitCode = ExitCode.WRONG_USE;
    } else {
      exitCode = commandLine.execute(args);
    }
    ended.countDown();
    starter.leave();
    // After SIGINT or SIGTERM the exit code is the signal's, and this call never returns.
    System.exit(exitCode);
  }

  private int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      rejectOptionsBeforeSubcommand(last);
      last = last.subcommand();
    }
    LabCommand command = LabCommand.of(last.commandSpec().commandLine());
    StopSignal stop = command.stop();
    stop.onRequest(Thread.currentThread()::interrupt);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop), "stop"));
    // After an end of the input as after SIGTERM, which not every system has.
    starter.follow(command.start(), () -> System.exit(STOPPED));
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Only the last command runs: an option of one before it would do nothing. */
  private static void rejectOptionsBeforeSubcommand(ParseResult parsed) {
    boolean help = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    if (!help && !parsed.matchedOptions().isEmpty()) {
      CommandLine subcommand = parsed.subcommand().commandSpec().commandLine();
      throw new ParameterException(
          subcommand,
          parsed.matchedOptions().getFirst().longestName()
              + " stands before "
              + subcommand.getCommandName()
              + ": options come after it");
    }
  }

  private void stop(StopSignal stop) {
    if (ended.getCount() == 0) {
      return;
    }
    stop.request();
    try {
      if (!ended.await(STOP_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
        System.err.println("gave up waiting for the end after " + STOP_TIMEOUT_MS + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Not a lambda: picocli's types are too old for what the JVM keeps for later starts, so a lambda
   * of them would be made anew at each start.
   */
  private final class Execution implements IExecutionStrategy {

    @Override
    public int execute(ParseResult parsed) {
      return Program.this.execute(parsed);
    }
  }
}
