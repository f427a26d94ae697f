package twoflow.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A run by a plan, with its own folder, log and processes. Closing it ends what still runs. */
final class DemoRun implements AutoCloseable {

  private final Installation lab;
  private final DemoPlan plan;
  private final RunPorts ports;
  private final Consumer<String> notes;
  private final RunSetup setup;
  private final RunLog log;
  private final ChildGroup children;

  private DemoRun(
      Installation lab,
      DemoPlan plan,
      RunPorts ports,
      Consumer<String> notes,
      RunSetup setup,
      RunLog log,
      ChildGroup children) {
    this.lab = lab;
    this.plan = plan;
    this.ports = ports;
    this.notes = notes;
    this.setup = setup;
    this.log = log;
    this.children = children;
  }

  /**
   * Makes the run's folder.
   *
   * @param run the run's name
   * @param made the inputs that were made for it: the folder has copies then, and they are removed
   * @param display what a person sees of it
   * @param notes gets what is said of the folder, the network and the capture
   * @throws SetupException when the folder was not made
   */
  static DemoRun setUp(
      Installation lab,
      String run,
      DemoPlan plan,
      MadeInputs made,
      RunPorts ports,
      RunDisplay display,
      Consumer<String> notes)
      throws IOException, InterruptedException, SetupException {
    RunSetup setup = RunSetup.make(lab, run, plan.inputs(), notes);
    try {
      RunLog log = new RunLog(setup.folder(), display);
      try {
        plan.keepIn(setup.folder());
        made.close();
        ChildGroup children = new ChildGroup(lab.root(), log);
        return new DemoRun(lab, plan, ports, notes, setup, log, children);
      } catch (IOException e) {
        log.close();
        throw e;
      }
    } catch (IOException e) {
      setup.close();
      throw e;
    }
  }

  /** Its folder. */
  Path folder() {
    return setup.folder();
  }

  /**
   * Runs it to its end.
   *
   * @param ownBuffer for the packets of a network of its own
   */
  DemoOutcome run(RoleArguments arguments, List<String> reportOptions, CaptureBuffer ownBuffer)
      throws IOException, InterruptedException {
    CaptureStart captureStart =
        new CaptureStart(lab, folder(), ports, children, plan.privateNetwork(), ownBuffer, notes);
    Capture capture = captureStart.start(plan.wish(), plan.source());
    return new Demo(new Roles(lab), arguments, folder(), reportOptions, children, notes)
        .run(capture);
  }

  @Override
  public void close() throws IOException {
    try (setup;
        log;
        children) {
      // Closes them in the other order.
    }
  }
}
