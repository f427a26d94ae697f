package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.it.Exchange;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** A file that is removed in mid-run: the traffic goes on, and the exit code shows it. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class RemovedFileIT {

  private static final String GONE = " is gone: it was removed or moved while it was written";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"--events, event file", "--tap, tap file"})
  void shouldForwardAllAndExit1(String option, String what) throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "X=0", option, "file");
        RawPeer one = new RawPeer(relay.awaitPort("X"));
        RawPeer two = new RawPeer(relay.awaitPort("X"))) {
      one.send("first");
      assertEquals(5, two.read(new byte[16]));
      Files.delete(folder.resolve("file"));
      Exchange.bothWays(one, two, Exchange.random(100_000), Exchange.random(100_000));
      relay.shouldExit(1);
      assertEquals("relay: " + what + " file" + GONE, relay.stderr().getLast());
      assertEquals(1, relay.logged(" is gone").size(), relay::toString);
    }
  }

  @Test
  void shouldSendAllAndExit1() throws Exception {
    try (LabProcess relay = LabProcess.role(folder, "relay", "--flow", "VOIP=0");
        RawPeer partner = new RawPeer(relay.awaitPort("VOIP"));
        LabProcess client =
            LabProcess.role(
                folder,
                "client-voip",
                "--flows",
                "VOIP",
                "--voip-port",
                "" + relay.awaitPort("VOIP"),
                "--chunk-interval",
                "10ms",
                "--events",
                "e.csv")) {
      client.awaitLog("sending row 2");
      Files.delete(folder.resolve("e.csv"));
      assertEquals(Inputs.VOIP_ROWS, partner.readAll().lines().toList());
      partner.halfClose();
      client.shouldExit(1);
      assertEquals("client-voip: event file e.csv" + GONE, client.stderr().getLast());
      assertTrue(client.stdout().getLast().contains("sent 4 rows"), client::toString);
    }
  }
}
