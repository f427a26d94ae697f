package twoflow.report.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.link.Leg;
import twoflow.core.file.AtomicFile;

/**
 * Writes what can be heard of a call, and its packets one by one, into the run's folder. Of a run
 * without a whole call nothing is written, and what an older report left is removed.
 */
public final class CallFiles {

  private final List<CallLeg> legs;
  private final Path folder;

  /** The files of a run. */
  public CallFiles(RunAnalysis run) {
    this.legs = CallLeg.wholeOnes(run);
    this.folder = run.files().folder();
  }

  /**
   * Writes them.
   *
   * @param playout how long a listening program holds a packet before it plays it
   */
  public void write(Duration playout) throws IOException {
    Path heard = folder.resolve(HeardVoice.NAME);
    Path packets = folder.resolve(CallCapture.NAME);
    Optional<CallLeg> listened =
        legs.stream().filter(call -> call.leg() == Leg.FROM_RELAY).findFirst();
    if (listened.isPresent()) {
      AtomicFile.write(heard, new HeardVoice(listened.get(), playout)::write);
    } else {
      Files.deleteIfExists(heard);
    }
    if (legs.isEmpty()) {
      Files.deleteIfExists(packets);
    } else {
      AtomicFile.write(packets, new CallCapture(legs)::write);
    }
  }
}
