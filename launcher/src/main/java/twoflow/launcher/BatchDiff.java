package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import twoflow.core.cli.ExitCode;
import twoflow.launcher.batch.RunComparison;

/** Compares two folders of one run as {@code lab diff} does. */
record BatchDiff(Installation lab) implements RunComparison {

  /** The exit code of {@code lab diff} when the flows do not have the same bytes. */
  private static final int DIFFERENT = 3;

  @Override
  public Optional<String> difference(Path kept, Path other)
      throws IOException, InterruptedException {
    List<String> runs =
        List.of(kept.toAbsolutePath().toString(), other.toAbsolutePath().toString());
    try (ChildGroup children = new ChildGroup(lab.root(), new SilentDisplay())) {
      Child diff = children.startRead("diff", new Roles(lab).command("diff", runs));
      Optional<String> lastLine = children.awaitEndAndLastLine(diff);
      return switch (diff.exitCode()) {
        case ExitCode.DONE -> Optional.empty();
        case DIFFERENT -> Optional.of("the bytes differ");
        default -> Optional.of(lastLine.orElse("the captures cannot be compared"));
      };
    }
  }
}
