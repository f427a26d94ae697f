package twoflow.bench.contender;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program between two peers, or none at all.
 *
 * @param name as the tables call it
 * @param wiring how the two peers of a pair are connected
 * @param maxPairs how many pairs it has to serve at the same time, at most
 * @param versionCommand prints its version
 * @param launcher makes its command
 */
public record Contender(
    String name, Wiring wiring, int maxPairs, List<String> versionCommand, Launcher launcher) {

  /**
   * The program's process, to be started, with its configuration in place.
   *
   * @param ports where it listens and what it forwards to
   * @param folder an empty folder for its files
   */
  ProcessBuilder process(Ports ports, Path folder) throws IOException {
    return new ProcessBuilder(launcher.command(ports, folder))
        .redirectErrorStream(true)
        .redirectOutput(output(folder).toFile());
  }

  /** Says that the started program does not listen, with what it has printed. */
  IOException notListening(Path folder) throws IOException {
    return new IOException(name + " does not listen: " + Files.readString(output(folder)).strip());
  }

  /** The file of what a program prints. */
  public static Path output(Path folder) {
    return folder.resolve("output.log");
  }

  /** Makes a program's command. */
  @FunctionalInterface
  public interface Launcher {

    /**
     * The command that starts the program in the foreground.
     *
     * @param ports where it listens and what it forwards to
     * @param folder an empty folder for its configuration and its logs
     */
    List<String> command(Ports ports, Path folder) throws IOException;
  }

  /**
   * The two ports of a program.
   *
   * @param front where it is to listen, on 127.0.0.1
   * @param backend where the generator listens; not used by a program that pairs
   */
  public record Ports(int front, int backend) {

    /** A port of 127.0.0.1 that is not in use now. */
    public static int free() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }
  }
}
