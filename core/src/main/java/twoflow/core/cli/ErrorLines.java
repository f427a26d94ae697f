package twoflow.core.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import twoflow.core.payload.Printable;
import twoflow.core.row.RowFileException;
import twoflow.core.run.WrongUseException;
import twoflow.core.scenario.ScenarioException;
import twoflow.core.seed.SeedFileException;

/** Says in one line why a command did not do its work, and which exit code that is. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** The command line cannot be read. */
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    print(command, e.getMessage() + " (see " + name + " --help)");
    return ExitCode.WRONG_USE;
  }

  /** The command has failed. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    boolean expected = e instanceof IOException || e instanceof WrongUseException;
    String where = command.getCommandSpec().findOption("-v") == null ? "" : ", -v shows where";
    String message = expected ? e.getMessage() : "unexpected error" + where + ": " + e;
    if (!(LabCommand.of(command) instanceof RoleCommand role) || !role.loggedAsJson(message)) {
      print(command, message);
    }
    if (LabCommand.of(command).verbose()) {
      e.printStackTrace(command.getErr());
    }
    boolean wrongUse =
        e instanceof RowFileException
            || e instanceof ScenarioException
            || e instanceof SeedFileException
            || e instanceof WrongUseException;
    return wrongUse ? ExitCode.WRONG_USE : ExitCode.FAILED;
  }

  /** Says it on the command's error output. */
  static void print(CommandLine command, String message) {
    command.getErr().println(LabCommand.of(command).speaker() + ": " + Printable.message(message));
  }
}
