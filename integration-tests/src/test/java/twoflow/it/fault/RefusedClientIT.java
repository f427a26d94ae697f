package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.it.LabProcess;

/** A third client, where the relay has room for two. */
@Timeout(180)
class RefusedClientIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--sessions 1", "--sessions 2 --max-connections 2"})
  void shouldSayWhyTheThirdClientIsRefusedAndServeTheTwo(String limit) throws Exception {
    OneFlow chat = new OneFlow(folder, "CHAT");
    try (LabProcess relay = chat.relay(limit.split(" "));
        LabProcess talker = chat.client("client-chat", relay, "--interactive");
        LabProcess listener = chat.client("client-voip", relay)) {
      relay.awaitLog("paired");
      int port = relay.awaitPort("CHAT");
      try (LabProcess third =
          LabProcess.role(
              folder, "client-chat", "--flows", "CHAT", "--chat-port", Integer.toString(port))) {
        third.shouldExit(1);
        List<String> errors =
            third.stderr().stream().filter(line -> line.startsWith("client-chat: ")).toList();
        assertEquals(1, errors.size(), third::toString);
        assertTrue(
            errors
                .getFirst()
                .matches(
                    "client-chat: CHAT 127\\.0\\.0\\.1:"
                        + port
                        + ": reset at once: the relay's pairs are taken \\(relay --sessions N\\) or"
                        + " it has too many connections \\(relay --max-connections N\\)"),
            third::toString);
      }
      talker.type("still here");
      listener.awaitLog("CHAT received row 1");
      talker.endInput();
      talker.shouldExit(0);
      listener.shouldExit(0);
    }
  }
}
