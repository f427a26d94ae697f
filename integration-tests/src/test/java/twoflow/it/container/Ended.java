package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.fail;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/** For containers whose work is to end: a start is done when they have, whatever the exit code. */
final class Ended extends StartupCheckStrategy {

  private static final long END_S = 60;
  private static final long POLL_MS = 100;

  @Override
  public StartupStatus checkStartupState(DockerClient docker, String id) {
    return hasEnded(getCurrentState(docker, id))
        ? StartupStatus.SUCCESSFUL
        : StartupStatus.NOT_YET_KNOWN;
  }

  /** Waits for the end of a container; returns its exit code. */
  static int await(String id) throws InterruptedException {
    DockerClient docker = DockerClientFactory.lazyClient();
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_S);
    while (System.nanoTime() < deadlineNs) {
      InspectContainerResponse.ContainerState state =
          docker.inspectContainerCmd(id).exec().getState();
      if (hasEnded(state)) {
        return state.getExitCodeLong().intValue();
      }
      Thread.sleep(POLL_MS);
    }
    return fail("container " + id + " still runs after " + END_S + " s");
  }

  private static boolean hasEnded(InspectContainerResponse.ContainerState state) {
    return "exited".equals(state.getStatus());
  }
}
