package twoflow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import twoflow.bench.contender.CommandOutput;
import twoflow.bench.contender.Contender.Ports;
import twoflow.bench.contender.Contenders;
import twoflow.bench.contender.ReadyTime;

/**
 * The relay in the lab's container image: how long its process takes from exec to its listening
 * socket.
 */
final class RelayImage {

  private static final String IMAGE = "two-flow/lab";
  private static final long LIMIT_S = 30;

  private RelayImage() {}

  /**
   * Starts the relay as Compose does, in a container of the host's network, and ends it.
   *
   * @throws IOException when there is no Docker, or no such image yet
   */
  static double readyMs() throws IOException, InterruptedException {
    String docker = Contenders.docker();
    String format = "--format={{join .Config.Entrypoint \"\\n\"}}";
    CommandOutput entrypoint =
        CommandOutput.of(List.of(docker, "inspect", "--type=image", format, IMAGE));
    if (entrypoint.exitCode() != 0) {
      throw new IOException("no image " + IMAGE + " yet: docker compose build");
    }
    int port = Ports.free();
    List<String> command = new ArrayList<>(List.of(docker, "run", "--rm", "--network=host"));
    command.add("--user=10001:10001");
    // What the container's start takes is Docker's time: the clock begins at the exec of the JVM.
    command.addAll(List.of("--entrypoint=/bin/sh", IMAGE, "-c", "date +%s%N; exec \"$@\"", "sh"));
    command.addAll(Arrays.asList(entrypoint.text().split("\n")));
    command.addAll(List.of("relay", "--sessions", "0", "--flow", "BENCH=" + port));
    Process process = new ProcessBuilder(command).start();
    try {
      String execNs = process.inputReader().readLine();
      if (execNs == null) {
        throw new IOException("the container did not start");
      }
      return ReadyTime.awaitMs(Long.parseLong(execNs), port, process);
    } finally {
      process.destroy();
      process.waitFor(LIMIT_S, TimeUnit.SECONDS);
    }
  }
}
