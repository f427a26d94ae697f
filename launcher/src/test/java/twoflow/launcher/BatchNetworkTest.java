package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.core.run.WrongUseException;

/** In which network the runs of a batch are, and how many at once. */
class BatchNetworkTest {

  private static final PrivateNetwork NAMESPACE = new NetworkNamespace(false, List.of());
  private static final PrivateNetwork OF_CONTAINER = new ContainerNetwork(List.of(), List.of());

  private static BatchNetwork on(String system, PrivateNetwork own) {
    return BatchNetwork.of(new OperatingSystem(system), own);
  }

  @Test
  void shouldGiveEachRunANetworkOfItsOwnOnLinux() throws IOException {
    BatchNetwork network = on("Linux", NAMESPACE);
    assertEquals(NetworkKind.PRIVATE, network.kind());
    assertFalse(network.isShared());
    assertEquals(new AtOnce(7, "--parallel"), AtOnce.of(Optional.of(7), 1, network));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11"})
  void shouldMakeOneRunAfterTheOtherElsewhere(String system) throws IOException {
    BatchNetwork network = on(system, NAMESPACE);
    assertEquals(NetworkKind.HOST, network.kind());
    assertEquals(
        new AtOnce(1, "in this machine's network"), AtOnce.of(Optional.empty(), 1, network));
    shouldRefuseTwo(
        network, "in this machine's network; on Linux each one has a network of its own");
  }

  @Test
  void shouldMakeOneRunAfterTheOtherInAContainer() {
    shouldRefuseTwo(
        on("Linux", OF_CONTAINER),
        "in the network of this container; docker run --privileged lets each one have a network of"
            + " its own");
  }

  private static void shouldRefuseTwo(BatchNetwork network, String why) {
    assertTrue(network.isShared());
    WrongUseException e =
        assertThrows(WrongUseException.class, () -> AtOnce.of(Optional.of(2), 1, network));
    assertEquals("--parallel: here the runs are made one after the other, " + why, e.getMessage());
  }

  /** The network's ports are looked at first: else each run of the batch would fail. */
  @Test
  void shouldNameAPortThatIsInUse() throws IOException {
    BatchNetwork network = on("Mac OS X", NAMESPACE);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(PreFlight.HOST))) {
      int port = taken.getLocalPort();
      String words =
          assertThrows(IOException.class, () -> network.check(new RunPorts(flow -> port)))
              .getMessage();
      assertTrue(words.contains("127.0.0.1:" + port + " for CHAT"), words);
      assertTrue(words.endsWith("stop the program that uses the port"), words);
    }
  }
}
