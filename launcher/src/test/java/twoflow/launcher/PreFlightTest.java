package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;
import twoflow.core.row.RowFileException;
import twoflow.core.run.WrongUseException;

/** What {@code lab demo --check} finds before a run's folder is made. */
class PreFlightTest {

  private static final String HEADER = "timestamp,speaker,flow,message\n";

  @TempDir private Path root;
  private int chatPort;
  private int voipPort;

  @BeforeEach
  void findFreePorts() throws IOException {
    try (ServerSocket one = listener(0);
        ServerSocket two = listener(0)) {
      chatPort = one.getLocalPort();
      voipPort = two.getLocalPort();
    }
  }

  @Test
  void shouldFindNothingWrongWithMissingInputsAndFreePortsAndMakeNothing() throws IOException {
    assertEquals(0, check());
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void shouldNameTheUsersOwnFileAndLine() throws IOException {
    Path csv = csv("voip_messages.csv", "2026-01-01T00:00:00,A,CHAT,x\n");
    RowFileException e = assertThrows(RowFileException.class, this::check);
    assertEquals(
        csv
            + ":2: flow is \"CHAT\", this file's rows must be VOIP: name the file of this flow, or write VOIP",
        e.getMessage());
  }

  @Test
  void shouldDemandTheOrderOfTimestampsOnlyWhereTheyRule() throws IOException {
    Path csv =
        csv("chat_messages.csv", "2026-01-01T00:00:05,A,CHAT,x\n2026-01-01T00:00:01,A,CHAT,y\n");
    assertEquals(0, check());
    RowFileException e = assertThrows(RowFileException.class, () -> check("--pace", "csv"));
    assertTrue(e.getMessage().startsWith(csv + ":3: timestamp goes back"), e.getMessage());
  }

  @Test
  void shouldStartTheOrderAnewForEachFile() throws IOException {
    csv("chat_messages.csv", "2026-01-01T00:00:05,A,CHAT,x\n");
    csv("voip_messages.csv", "2026-01-01T00:00:01,A,VOIP,x\n");
    assertEquals(0, check("--pace", "csv"));
  }

  @Test
  void shouldNameFlowAddressAndOptionOfAPortThatIsInUse() throws IOException {
    try (ServerSocket taken = listener(voipPort)) {
      String message = assertThrows(IOException.class, this::check).getMessage();
      assertTrue(message.contains("127.0.0.1:" + taken.getLocalPort() + " for VOIP"), message);
      assertTrue(message.contains("--voip-port"), message);
    }
    assertEquals(0, check());
  }

  @Test
  void shouldRefuseWhatTheClientsWouldRefuse() {
    assertThrows(WrongUseException.class, () -> check("--speed", "2"));
    assertThrows(WrongUseException.class, () -> check("--pace", "csv", "--speed", "0"));
    assertThrows(ParameterException.class, () -> check("--pace", "nonsense"));
  }

  private int check(String... more) throws IOException {
    DemoCommand command = new DemoCommand(root);
    String[] ports = {"--check", "--chat-port", "" + chatPort, "--voip-port", "" + voipPort};
    String[] args = Stream.concat(Stream.of(ports), Stream.of(more)).toArray(String[]::new);
    command.commandLine().parseArgs(args);
    return command.call();
  }

  private Path csv(String name, String rows) throws IOException {
    return Files.writeString(root.resolve(name), HEADER + rows);
  }

  private static ServerSocket listener(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
  }
}
