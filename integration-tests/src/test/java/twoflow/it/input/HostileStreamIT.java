package twoflow.it.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import twoflow.it.Events;
import twoflow.it.Exchange;
import twoflow.it.LabProcess;
import twoflow.it.RawPeer;

/** Hostile peers change no byte of others and forge no line of any program's log. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class HostileStreamIT {

  private static final int ROUNDS = 3;

  @RegisterExtension private final Seed seed = new Seed();
  @TempDir private Path folder;

  @Test
  void shouldForwardHostileStreamsWholeAndLogThemAsText() throws Exception {
    Random random = seed.random(1);
    int sessions = ROUNDS * HostileStream.values().length;
    try (LabProcess relay = relay("DEMO", "--sessions", "" + sessions)) {
      int port = relay.awaitPort("DEMO");
      for (int i = 0; i < sessions; i++) {
        HostileStream kind = HostileStream.values()[i / ROUNDS];
        try (RawPeer one = new RawPeer(port);
            RawPeer two = new RawPeer(port)) {
          Exchange.bothWays(one, two, kind.bytes(random), kind.bytes(random));
        }
      }
      relay.shouldExit(0);
      LogShape.assertNoForgery(relay, "relay");
    }
  }

  @Test
  void shouldLogHostileStreamsAsJsonThatEveryLineOfIsWhole() throws Exception {
    try (LabProcess relay = relay("DEMO", "--log-format", "json");
        RawPeer one = new RawPeer(relay.awaitPort("DEMO"));
        RawPeer two = new RawPeer(relay.awaitPort("DEMO"))) {
      Random random = seed.random(2);
      Exchange.bothWays(one, two, HostileStream.all(random), HostileStream.all(random));
      relay.shouldExit(0);
      List<String> keys = new ArrayList<>();
      for (String line : relay.stderr()) {
        keys.add(String.join(",", JsonMapper.shared().readTree(line).propertyNames()));
      }
      assertEquals(1, keys.stream().distinct().count(), () -> "other keys: " + keys);
    }
  }

  @ParameterizedTest
  @CsvSource({"CHAT, client-voip", "VOIP, client-chat"})
  void shouldReceiveHostileRowsAsText(String flow, String role) throws Exception {
    try (LabProcess relay = relay(flow);
        LabProcess client = listener(relay, flow, role);
        RawPeer partner = new RawPeer(relay.awaitPort(flow))) {
      client.awaitLog(flow + " connected");
      Random random = seed.random(3);
      // A voice that begins with a control character would be taken for the packets of a call.
      partner.send("x");
      long bytes = 1;
      for (int round = 0; round < ROUNDS; round++) {
        byte[] stream = HostileStream.all(random);
        partner.send(stream);
        bytes += stream.length;
      }
      partner.halfClose();
      client.shouldExit(0);
      relay.shouldExit(0);
      LogShape.assertNoForgery(client, role);
      assertTrue(client.logged(" received row ").size() > ROUNDS, client::toString);
      Events events = Events.read(folder.resolve("events.csv"));
      assertEquals(bytes, Events.contiguousBytes(events.of("received", flow)));
    }
  }

  @Test
  void shouldBroadcastHostileMessagesWholeAndLogThemAsText() throws Exception {
    try (LabProcess server =
            LabProcess.role(folder, "chat-demo", "server", "--port", "0", "--clients", "3");
        RawPeer hostile = new RawPeer(server.awaitPort("DEMO"));
        RawPeer reader = new RawPeer(server.awaitPort("DEMO"));
        LabProcess member =
            LabProcess.role(
                folder, "chat-demo", "client", "--interactive", "--port", port(server, "DEMO"))) {
      CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(reader));
      // Who leaves before the room opens is no member.
      server.awaitLog("joined (3 of 3)");
      byte[] sent = messages(seed.random(4));
      hostile.send(sent);
      hostile.halfClose();
      reader.halfClose();
      member.endInput();
      member.shouldExit(0);
      server.shouldExit(0);
      String address = hostile.address();
      String prefix = "[Broadcast " + address.substring(address.lastIndexOf(':') + 1) + "] ";
      String lines = latin1(received.get());
      assertEquals(latin1(sent).replace("\n", ""), lines.replace(prefix, "").replace("\n", ""));
      assertEquals(
          lines.lines().filter(line -> line.startsWith(prefix)).count(),
          member.stdout().size() - 1);
      LogShape.assertNoForgery(server, "chat-demo-server");
      LogShape.assertNoForgery(member, "chat-demo-client");
    }
  }

  private static byte[] readAll(RawPeer peer) {
    try {
      return peer.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] messages(Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (HostileStream kind : HostileStream.values()) {
      out.writeBytes(("\u001B[1m" + kind + ": ").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(kind.bytes(random));
    }
    return out.toByteArray();
  }

  private LabProcess listener(LabProcess relay, String flow, String role) throws Exception {
    String option = "--" + flow.toLowerCase(Locale.ROOT) + "-port";
    return LabProcess.role(
        folder, role, "--flows", flow, option, port(relay, flow), "--events", "events.csv");
  }

  private LabProcess relay(String flow, String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of("--flow", flow + "=0"));
    args.addAll(List.of(more));
    return LabProcess.role(folder, "relay", args.toArray(String[]::new));
  }

  private static String port(LabProcess process, String flow) {
    return Integer.toString(process.awaitPort(flow));
  }
}
