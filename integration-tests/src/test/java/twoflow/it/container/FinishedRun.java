package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twoflow.it.Capture;
import twoflow.it.Events;

/**
 * What a run has left in its folder.
 *
 * @param folder the run's folder
 */
record FinishedRun(Path folder) {

  Events events(String role) throws IOException {
    return Events.read(folder.resolve("events").resolve(role + ".csv"));
  }

  Capture capture() throws IOException {
    return Capture.read(folder.resolve("two-flow.pcap"));
  }

  String lastLogLine() throws IOException {
    return Files.readAllLines(folder.resolve("capture.log")).getLast();
  }

  /** Requires a whole capture of four connections, and nothing lost. */
  Capture shouldHoldFourConnections() throws IOException {
    Capture capture = capture();
    assertEquals(
        "capture: complete: %d packets captured, 0 dropped by the kernel"
            .formatted(capture.packets()),
        lastLogLine());
    assertEquals(8, capture.directions(), capture::toString);
    assertEquals(8, capture.syns(), capture::toString);
    assertEquals(8, capture.fins(), capture::toString);
    assertEquals(0, capture.resets(), capture::toString);
    return capture;
  }

  /**
   * Requires that a whole file was left, whatever happened to the run. Packets that came while the
   * capture was stopped may be missing, and are then counted.
   */
  void shouldHoldAWholeFile() throws IOException {
    long packets = capture().packets();
    assertTrue(packets > 0, "packets");
    assertTrue(
        lastLogLine()
            .matches(
                "capture: .*\\b"
                    + packets
                    + " packets captured, 0 dropped by the kernel(, \\d+ not read)?"),
        this::toString);
  }

  /** Requires a flow's rows, byte for byte, on both legs, and the same bytes in the events. */
  void shouldCarry(String flow, List<String> rows, String sender, String receiver)
      throws IOException {
    byte[] bytes = (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    Capture capture = capture();
    Events relay = events("relay");
    Events.Line from = events(sender).of("connected", flow).getFirst();
    Events.Line to = events(receiver).of("connected", flow).getFirst();
    assertArrayEquals(bytes, capture.bytes(from.local(), from.remote()), "the sender's leg");
    assertArrayEquals(bytes, capture.bytes(to.remote(), to.local()), "the receiver's leg");
    assertEquals(bytes.length, Events.contiguousBytes(events(sender).of("sent", flow)));
    assertEquals(bytes.length, Events.contiguousBytes(relay.of("received", flow, from.local())));
    assertEquals(bytes.length, Events.contiguousBytes(relay.of("sent", flow, to.local())));
    assertEquals(bytes.length, Events.contiguousBytes(events(receiver).of("received", flow)));
  }

  /** Requires that the capture and the roles name the same clock: that of the kernel. */
  void shouldHaveOneClock(String... roles) throws IOException {
    String log = Files.readString(folder.resolve("capture.log"));
    for (String role : roles) {
      String clock = events(role).clock();
      assertTrue(
          clock.matches("[0-9a-f]{8}") && log.contains("\nclock " + clock + "\n"), role + log);
    }
  }

  /** Requires one owner, {@code uid:gid}, of all that is in the folder, and a closed events/. */
  void shouldBelongTo(String owner) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> owners = files.map(FinishedRun::ownerOf).collect(Collectors.toSet());
      assertEquals(Set.of(owner), owners);
    }
    assertEquals(
        "755",
        Integer.toOctalString((int) attribute(folder.resolve("events"), "unix:mode") & 0777));
  }

  static String ownerOf(Path file) {
    return attribute(file, "unix:uid") + ":" + attribute(file, "unix:gid");
  }

  private static Object attribute(Path file, String name) {
    try {
      return Files.getAttribute(file, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    try {
      return folder + "\n" + Files.readString(folder.resolve("capture.log"));
    } catch (IOException e) {
      return folder + ": " + e;
    }
  }
}
