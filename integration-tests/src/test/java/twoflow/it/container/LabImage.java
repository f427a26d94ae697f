package twoflow.it.container;

import com.github.dockerjava.api.model.Capability;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A container of the lab's image. */
final class LabImage extends GenericContainer<LabImage> {

  /** The image as its users name it. */
  static final String NAME = "two-flow/lab";

  /**
   * @param command what follows the image's name on the command line
   */
  LabImage(String... command) {
    super(DockerImageName.parse(NAME));
    withCommand(command);
  }

  /** Another command than the image's own, in it. */
  static LabImage entering(String... command) {
    return new LabImage(Arrays.copyOfRange(command, 1, command.length))
        .withCreateContainerCmdModifier(create -> create.withEntrypoint(command[0]));
  }

  /** With the rights that Compose leaves a role: none. */
  LabImage lockedDown() {
    return withTmpFs(Map.of("/tmp", "rw"))
        .withCreateContainerCmdModifier(create ->
            create
                .withUser("10001:10001")
                .getHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true")));
  }

  /** Puts a file into it, readable by everybody. */
  LabImage withText(String path, String text) {
    return withCopyToContainer(Transferable.of(text.getBytes(StandardCharsets.UTF_8), 0644), path);
  }

  /** Starts it and waits for its end; returns its exit code. */
  int runToItsEnd() throws InterruptedException {
    withStartupCheckStrategy(new Ended());
    start();
    return awaitEnd();
  }

  /** Waits for its end; returns its exit code. */
  int awaitEnd() throws InterruptedException {
    return Ended.await(getContainerId());
  }

  List<String> stdoutLines() {
    return getLogs(OutputFrame.OutputType.STDOUT).lines().toList();
  }

  List<String> stderrLines() {
    return getLogs(OutputFrame.OutputType.STDERR).lines().toList();
  }
}
