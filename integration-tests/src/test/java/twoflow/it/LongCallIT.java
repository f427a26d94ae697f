package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A long call through programs with small heaps: five minutes of voice, or as {@code
 * -Dcall.seconds} says. A client speaks in real time, so a peer of the tests sends what the client
 * has spoken, as fast as the relay takes it.
 */
@Execution(ExecutionMode.CONCURRENT)
class LongCallIT {

  private static final int SAMPLE_RATE = 8000;
  private static final int PACKET_SAMPLES = 160;
  private static final int ROW_SECONDS = 5;
  private static final int ROW_PACKETS = ROW_SECONDS * SAMPLE_RATE / PACKET_SAMPLES;
  private static final int FRAME_BYTES = 2 + 12 + PACKET_SAMPLES;

  /** Before the samples of the file that a client leaves. */
  private static final int WAV_HEADER_BYTES = 58;

  /** An hour of voice is 29 MB. */
  private static final List<String> CLIENT = List.of("-Xmx16m");

  /** An hour is 180,000 packets, and the tap may hold 32 MB of them for the disk. */
  private static final List<String> RELAY = List.of("-Xmx64m");

  /** An hour on two legs is 360,000 packets; the report's page holds as many as 400,000. */
  private static final List<String> REPORT = List.of("-Xmx128m");

  private final int rows = Integer.getInteger("call.seconds", 300) / ROW_SECONDS;
  private final int packets = rows * ROW_PACKETS;

  @TempDir private Path folder;
  private Path run;

  @Test
  void shouldNeedNoMoreMemoryForALongCall() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs proc(5)");
    run = Files.createDirectories(folder.resolve("captures/long"));
    Files.createDirectory(run.resolve("events"));
    speak();
    long startNs = System.nanoTime();
    String memory = call();
    long calledNs = System.nanoTime();
    try (LabProcess report = LabProcess.role(folder, REPORT, "report", "long")) {
      assertEquals(0, report.exitCode(120 + rows), report::toString);
      String equal = "%1$d of %1$d rows equal".formatted(rows);
      assertTrue(
          report.stdout().stream()
              .anyMatch(line ->
                  line.contains("client -> relay %1$s, relay -> client %1$s".formatted(equal))),
          report::toString);
    }
    shouldHaveOnePacketPerFrame();
    System.out.printf(
        Locale.ROOT,
        "a call of %d s: %d packets in %.1f s, peak memory %s; the report in %.1f s%n",
        rows * ROW_SECONDS,
        packets,
        (calledNs - startNs) / 1e9,
        memory,
        (System.nanoTime() - calledNs) / 1e9);
  }

  /** The client leaves its voice in the run's folder, and then finds no relay. */
  private void speak() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int row = 1; row <= rows; row++) {
      lines.add("2026-01-01T00:00:00,Client2,VOIP,row " + row);
    }
    Inputs.csv(folder, "v.csv", lines.toArray(String[]::new));
    Files.write(folder.resolve("own.wav"), recording());
    String options = "--flows VOIP --csv v.csv --codec pcmu --voice own.wav --run long";
    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
    arguments.addAll(List.of("--connect-timeout", "10ms", "--voip-port", "" + FreePorts.two()[0]));
    try (LabProcess client =
        LabProcess.role(folder, CLIENT, "client-voip", arguments.toArray(String[]::new))) {
      client.shouldExit(1);
      assertTrue(client.stderr().getLast().contains("cannot reach "), client::toString);
    }
  }

  /** A row's voice, as mu-law. */
  private static byte[] recording() {
    int samples = ROW_SECONDS * SAMPLE_RATE;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes()).putInt(36 + samples).put("WAVEfmt ".getBytes()).putInt(16);
    wav.putShort((short) 7).putShort((short) 1).putInt(SAMPLE_RATE).putInt(SAMPLE_RATE);
    wav.putShort((short) 1).putShort((short) 8).put("data".getBytes()).putInt(samples);
    for (int i = 0; i < samples; i++) {
      wav.put((byte) (i * (i / 100)));
    }
    return wav.array();
  }

  /** Returns how much memory the relay and the receiver took at most. */
  private String call() throws Exception {
    String[] tapped = "--flow VOIP=0 --run long --tap captures/long/two-flow.pcapng".split(" ");
    try (LabProcess relay = LabProcess.role(folder, RELAY, "relay", tapped)) {
      String port = "" + relay.awaitPort("VOIP");
      String[] listening = {"--flows", "VOIP", "--run", "long", "--voip-port", port};
      try (LabProcess client = LabProcess.role(folder, CLIENT, "client-chat", listening);
          RawPeer peer = new RawPeer(Integer.parseInt(port))) {
        send(peer);
        client.awaitLog("VOIP received row " + (rows - 1) + " ");
        String memory = "relay %d MB, client-chat %d MB".formatted(peakMb(relay), peakMb(client));
        peer.halfClose();
        client.shouldExit(0);
        relay.shouldExit(0);
        return memory;
      }
    }
  }

  private void send(RawPeer peer) throws IOException {
    try (DataInputStream voice =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(run.resolve("voice.wav"))))) {
      voice.skipNBytes(WAV_HEADER_BYTES);
      ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
      for (int i = 0; i < packets; i++) {
        frame.clear().putShort((short) (FRAME_BYTES - 2)).put((byte) 0x80);
        frame.put((byte) (i % ROW_PACKETS == 0 ? 0x80 : 0));
        frame.putShort((short) (i + 1)).putInt(i * PACKET_SAMPLES).putInt(0x32464c57);
        voice.readFully(frame.array(), frame.position(), PACKET_SAMPLES);
        peer.send(frame.array());
      }
    }
  }

  private static long peakMb(LabProcess process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
        .findFirst()
        .orElseThrow();
  }

  /** However many packets the relay read at once, the tap writes each in a frame of its own. */
  private void shouldHaveOnePacketPerFrame() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(run.resolve("packets.csv"))) {
      // frame,time_ns,tcp_stream,flow,leg,kind,first_seq,last_seq,...
      List<String> heads = List.of(lines.readLine().split(","));
      int first = heads.indexOf("first_seq");
      long longest = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (!fields[first].isEmpty()) {
          long bytes = Long.parseLong(fields[first + 1]) - Long.parseLong(fields[first]) + 1;
          longest = Math.max(longest, bytes);
        }
      }
      assertEquals(FRAME_BYTES, longest);
    }
  }
}
