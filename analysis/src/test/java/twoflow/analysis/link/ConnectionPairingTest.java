package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.store.RecordStore;
import twoflow.core.row.Flow;
import twoflow.testsupport.handmade.HandmadeRun;

/** Which connections were a pair, and which were none of the run's. */
class ConnectionPairingTest {

  private static final int PORT = 9002;
  private static final int SENDER = 12;
  private static final int RECEIVER = 11;
  private static final int STRANGER = 66;
  private static final int ACK = 16;
  private static final int RST = 4;
  private static final String STREAM = "2025-12-13T10:00:00 | Client2 | VOIP | a frame\n";

  @TempDir private Path folder;
  private RecordStore store;
  private final HandmadeRun run = new HandmadeRun(new Random(1), 1000);

  @BeforeEach
  void makeStoreAndInput() throws IOException {
    store = new RecordStore(folder.resolve("store"));
    Files.writeString(
        folder.resolve("voip_messages.csv"),
        "timestamp,speaker,flow,message\n2025-12-13T10:00:00,Client2,VOIP,a frame\n");
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  @Test
  void shouldLeaveOutAPeerThatCameTooLate() throws IOException {
    openPair();
    stranger("GET / HTTP/1.1\r\n\r\n");
    closePair();
    assertPairAndStranger(Map.of());
    assertPairAndStranger(eventsOfThePair());
  }

  @Test
  void shouldLeaveOutAPeerThatLeftBeforeThePair() throws IOException {
    run.open(STRANGER, PORT).toRelay(STRANGER, PORT, 1, RST | ACK, "");
    openPair();
    closePair();
    assertPairAndStranger(Map.of());
    assertPairAndStranger(eventsOfThePair());
  }

  /** The system may give a peer of this flow the port of a client of the other one. */
  @Test
  void shouldLeaveOutAPeerWithTheAddressOfAClientOfAnotherFlow() throws IOException {
    openPair();
    stranger("GET /");
    closePair();
    Map<FlowClient, FlowClient> partners = new HashMap<>(eventsOfThePair());
    partners.put(
        new FlowClient(PORT - 1, address(STRANGER)), new FlowClient(PORT - 1, address(SENDER)));
    partners.put(
        new FlowClient(PORT - 1, address(SENDER)), new FlowClient(PORT - 1, address(STRANGER)));
    assertPairAndStranger(partners);
  }

  @Test
  void shouldLeaveOutAScannerThatNeverFinishedItsHandshake() throws IOException {
    openPair();
    run.toRelay(STRANGER, PORT, 0, 2, "").fromRelay(STRANGER, PORT, 0, 2 | ACK, "");
    run.toRelay(STRANGER, PORT, 1, RST, "");
    closePair();
    assertPairAndStranger(Map.of());
    assertPairAndStranger(eventsOfThePair());
  }

  @Test
  void shouldKeepAStrangerThatTheRelayPaired() throws IOException {
    run.open(STRANGER, PORT).open(RECEIVER, PORT);
    run.toRelay(STRANGER, PORT, 1, ACK, "GET /\n").fromRelay(RECEIVER, PORT, 1, ACK, "GET /\n");
    run.close(STRANGER, PORT, 6, 0).close(RECEIVER, PORT, 0, 6);
    ConnectionPairing pairing =
        pairing(Map.of(client(STRANGER), client(RECEIVER), client(RECEIVER), client(STRANGER)));
    assertEquals(List.of(), pairing.unpaired());
    assertEquals(address(STRANGER), sender(pairing.oneWayFlows().getFirst()));
  }

  /** A relay that was killed resets its pair: that is no stranger, and must not be left out. */
  @Test
  void shouldKeepAPairThatTheRelayReset() throws IOException {
    openPair();
    run.fromRelay(SENDER, PORT, 1, RST | ACK, "").fromRelay(RECEIVER, PORT, 20, RST | ACK, "");
    assertEquals(List.of(), pairing(Map.of()).unpaired());
    assertEquals(List.of(), pairing(eventsOfThePair()).unpaired());
  }

  /** It waited for a partner of its own until the relay ended: its rows reached nobody. */
  @Test
  void shouldKeepAClientThatTheRelayAcceptedAndNeverPaired() throws IOException {
    openPair();
    stranger(STREAM);
    closePair();
    Set<FlowClient> accepted = Set.of(client(SENDER), client(RECEIVER), client(STRANGER));
    ConnectionPairing pairing = pairing(eventsOfThePair(), accepted);
    assertEquals(List.of(), pairing.unpaired());
    OneWayFlow second = pairing.oneWayFlows().getLast();
    assertEquals(2, second.session());
    assertEquals(address(STRANGER), sender(second));
    assertEquals(Optional.empty(), second.receiver());
  }

  @Test
  void shouldLeaveOutAPeerThatSentBytesAndLeftBeforeAPartnerCame() throws IOException {
    run.open(STRANGER, PORT).toRelay(STRANGER, PORT, 1, ACK, "GET /");
    run.toRelay(STRANGER, PORT, 6, RST | ACK, "");
    openPair();
    closePair();
    Set<FlowClient> accepted = Set.of(client(SENDER), client(RECEIVER), client(STRANGER));
    ConnectionPairing pairing = pairing(eventsOfThePair(), accepted);
    assertEquals(1, pairing.unpaired().size());
    assertEquals(1, pairing.oneWayFlows().size());
    assertEquals(address(SENDER), sender(pairing.oneWayFlows().getFirst()));
  }

  @Test
  void shouldKeepAllWhereNoPairIsLeft() throws IOException {
    run.open(SENDER, PORT).open(RECEIVER, PORT);
    run.fromRelay(SENDER, PORT, 1, RST | ACK, "").fromRelay(RECEIVER, PORT, 1, RST | ACK, "");
    assertEquals(List.of(), pairing(Map.of()).unpaired());
  }

  private void openPair() {
    run.open(SENDER, PORT).open(RECEIVER, PORT);
    run.toRelay(SENDER, PORT, 1, ACK, STREAM.substring(0, 19));
    run.fromRelay(RECEIVER, PORT, 1, ACK, STREAM.substring(0, 19));
  }

  private void closePair() {
    run.toRelay(SENDER, PORT, 20, ACK, STREAM.substring(19));
    run.fromRelay(RECEIVER, PORT, 20, ACK, STREAM.substring(19));
    run.close(SENDER, PORT, STREAM.length(), 0).close(RECEIVER, PORT, 0, STREAM.length());
  }

  private void stranger(String request) {
    run.open(STRANGER, PORT).toRelay(STRANGER, PORT, 1, ACK, request);
    run.fromRelay(STRANGER, PORT, 1, RST | ACK, "");
  }

  private void assertPairAndStranger(Map<FlowClient, FlowClient> partners) throws IOException {
    ConnectionPairing pairing = pairing(partners);
    assertEquals(
        List.of(address(STRANGER)),
        pairing.unpaired().stream().map(connection -> connection.clientAddress()).toList());
    assertEquals(1, pairing.oneWayFlows().size());
    OneWayFlow oneWay = pairing.oneWayFlows().getFirst();
    assertEquals(1, oneWay.session());
    assertEquals(address(SENDER), sender(oneWay));
    assertEquals(address(RECEIVER), oneWay.receiver().orElseThrow().clientAddress());
  }

  private ConnectionPairing pairing(Map<FlowClient, FlowClient> partners) throws IOException {
    return pairing(partners, partners.keySet());
  }

  private ConnectionPairing pairing(Map<FlowClient, FlowClient> partners, Set<FlowClient> accepted)
      throws IOException {
    Path file = folder.resolve("run.pcap");
    Files.write(file, run.pcap());
    Path csv = folder.resolve("voip_messages.csv");
    RunInput input =
        new RunInput(
            Map.of(PORT, "VOIP"),
            Map.of("VOIP", RowInput.check(csv, Flow.VOIP)),
            Terminators.AUTO,
            Optional.empty());
    LinkedCapture capture = new CaptureReading(input, new RowTexts(100), store).read(file);
    return new ConnectionPairing(capture.connections(), partners, accepted);
  }

  private static Map<FlowClient, FlowClient> eventsOfThePair() {
    return Map.of(client(SENDER), client(RECEIVER), client(RECEIVER), client(SENDER));
  }

  private static FlowClient client(int host) {
    return new FlowClient(PORT, address(host));
  }

  private static String sender(OneWayFlow oneWay) {
    return oneWay.sender().orElseThrow().clientAddress();
  }

  private static String address(int host) {
    return "127.0.0." + host + ":" + (40_000 + host);
  }
}
