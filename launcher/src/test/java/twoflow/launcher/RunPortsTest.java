package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import twoflow.client.RelayPorts;
import twoflow.core.cli.HelpText;
import twoflow.core.row.Flow;

class RunPortsTest {

  @Test
  void shouldTakeThePortsThatTheUserGives() throws IOException {
    RunPorts ports = ports("--chat-port=7001", "--voip-port=7002");
    assertEquals(7001, ports.of(Flow.CHAT));
    assertEquals(List.of("--chat-port", "7001", "--voip-port", "7002"), ports.arguments());
  }

  @Test
  void shouldPickTwoFreePortsWhereTheUserGivesZero() throws IOException {
    RunPorts ports = ports("--chat-port=0", "--voip-port=0");
    assertNotEquals(ports.of(Flow.CHAT), ports.of(Flow.VOIP));
    for (Flow flow : Flow.values()) {
      new ServerSocket(ports.of(flow), 1, InetAddress.getByName(PreFlight.HOST)).close();
    }
  }

  private static RunPorts ports(String... args) throws IOException {
    Command command = new Command();
    command.commandLine().parseArgs(args);
    return new RunPorts(command.ports);
  }

  private static final class Command extends LauncherSubcommand {

    private final RelayPorts ports = new RelayPorts(options, "");

    Command() {
      super("test", new HelpText(List.of(), List.of()));
    }

    @Override
    protected int run() {
      return 0;
    }
  }
}
