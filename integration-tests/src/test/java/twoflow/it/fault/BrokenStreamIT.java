package twoflow.it.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.it.Inputs;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Streams that break off, end on one side, come byte by byte, or fall silent in mid-row. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class BrokenStreamIT {

  private static final String ROW = "2026-01-01T00:00:00 | Zoë | VOIP | grüße 世界 🙂";

  @TempDir private Path folder;

  @Test
  void shouldTellTheReceiverOfARstInMidRow() throws Exception {
    OneFlow voip = new OneFlow(folder, "VOIP");
    try (LabProcess relay = voip.relay();
        LabProcess client = voip.client("client-chat", relay, "-v");
        RawPeer partner = voip.peer(relay)) {
      relay.awaitLog("paired");
      partner.send(ROW + "\n");
      client.awaitLog("VOIP received row 1");
      partner.send("half a row");
      client.awaitLog("VOIP read 10 bytes");
      partner.reset();
      client.shouldExit(1);
      relay.shouldExit(1);
      shouldSayInOneLineThatItBroke("client-chat", client);
    }
    long bytes = Inputs.bytes(List.of(ROW)) + 10;
    assertEquals(bytes, voip.sentBytes("relay"));
    assertEquals(bytes, voip.receivedBytes("client-chat"));
    assertEquals(1, voip.events("client-chat").of("reset", "VOIP").size());
  }

  @Test
  void shouldTellTheSenderOfARstInMidRow() throws Exception {
    OneFlow voip = new OneFlow(folder, "VOIP");
    try (LabProcess relay = voip.relay();
        LabProcess client = voip.client("client-voip", relay);
        RawPeer partner = voip.peer(relay)) {
      client.awaitLog("VOIP sending row 2");
      assertTrue(partner.read(new byte[64]) > 0);
      partner.reset();
      client.shouldExit(1);
      relay.shouldExit(1);
      shouldSayInOneLineThatItBroke("client-voip", client);
      assertEquals(0, client.logged("sending row 4").size(), client::toString);
    }
    assertTrue(voip.receivedBytes("relay") <= voip.sentBytes("client-voip"));
    assertEquals(2, voip.events("relay").of("reset", "VOIP").size());
  }

  private static void shouldSayInOneLineThatItBroke(String role, LabProcess client) {
    List<String> errors =
        client.stderr().stream().filter(line -> line.startsWith(role + ": ")).toList();
    assertEquals(1, errors.size(), client::toString);
    assertTrue(errors.getFirst().contains("was broken by the other side"), client::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "client-chat, CHAT, --interval 200ms",
    "client-voip, VOIP, --chunk-interval 20ms --row-gap 20ms"
  })
  void shouldSendOnWhenTheListeningSideHalfCloses(String role, String flow, String pace)
      throws Exception {
    OneFlow lab = new OneFlow(folder, flow);
    List<String> rows = flow.equals("CHAT") ? Inputs.CHAT_ROWS : Inputs.VOIP_ROWS;
    try (LabProcess relay = lab.relay();
        LabProcess client = lab.client(role, relay, pace.split(" "));
        RawPeer listener = lab.peer(relay)) {
      client.awaitLog(flow + " sending row 1");
      listener.halfClose();
      client.awaitLog(flow + " the partner sends nothing more");
      assertEquals(String.join("\n", rows) + "\n", listener.readAll());
      client.shouldExit(0);
      relay.shouldExit(0);
    }
    assertEquals(Inputs.bytes(rows), lab.sentBytes(role));
  }

  @Test
  void shouldPutRowsTogetherFromSegmentsOfOneByte() throws Exception {
    OneFlow voip = new OneFlow(folder, "VOIP");
    String csv = ROW.replace(" | ", ",");
    Inputs.csv(folder, "v.csv", csv, csv, csv);
    String[] byteByByte =
        "--csv v.csv --chunk-bytes 1 --chunk-interval 1ms --row-gap 1ms".split(" ");
    try (LabProcess relay = voip.relay();
        LabProcess receiver = voip.client("client-chat", relay);
        LabProcess sender = voip.client("client-voip", relay, byteByByte)) {
      sender.shouldExit(0);
      receiver.shouldExit(0);
      relay.shouldExit(0);
      List<String> rows = receiver.logged("VOIP received row");
      assertEquals(3, rows.size(), receiver::toString);
      assertTrue(rows.stream().allMatch(row -> row.endsWith(ROW)), receiver::toString);
    }
    assertTrue(
        voip.events("client-voip").of("sent", "VOIP").stream().allMatch(l -> l.bytes() == 1));
    assertEquals(Inputs.bytes(List.of(ROW, ROW, ROW)), voip.receivedBytes("client-chat"));
  }

  @Test
  void shouldWaitThroughSilenceInMidRowAtNoCost() throws Exception {
    OneFlow voip = new OneFlow(folder, "VOIP");
    byte[] row = (ROW + "\n").getBytes(StandardCharsets.UTF_8);
    // In the middle of a letter of two bytes.
    int cut = ROW.indexOf('ë') + 1;
    try (LabProcess relay = voip.relay();
        LabProcess client = voip.client("client-chat", relay, "-v");
        RawPeer partner = voip.peer(relay)) {
      relay.awaitLog("paired");
      partner.send(Arrays.copyOf(row, cut));
      client.awaitLog("VOIP read " + cut + " bytes");
      Pause.keepStill(relay, client);
      assertEquals(0, client.logged("received row").size(), client::toString);
      partner.send(Arrays.copyOfRange(row, cut, row.length));
      partner.halfClose();
      client.shouldExit(0);
      relay.shouldExit(0);
      assertTrue(client.logged("VOIP received row 1").getFirst().endsWith(ROW), client::toString);
    }
  }
}
