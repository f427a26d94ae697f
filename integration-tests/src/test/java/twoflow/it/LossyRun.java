package twoflow.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A run of the real programs in a network namespace of its own, whose loopback drops packets.
 *
 * <pre>{@code
 * sender -> lo -> tcpdump -> INPUT: some are dropped here -> receiver
 * }</pre>
 *
 * What is dropped is in the capture already, so each loss shows as an original and a repetition.
 */
final class LossyRun implements AutoCloseable {

  static final int ROWS = 30;

  private static final long MAX_RUN_S = 170;

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final String namespace =
      "two-flow-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

  /** Makes the namespace; leaves the test out, with one line, where that is not permitted. */
  LossyRun(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    Tshark.assumeOnPath("tcpdump", "ip", "iptables");
    boolean permitted =
        new ProcessBuilder("ip", "netns", "add", namespace)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    if (!permitted) {
      System.out.println("left out: a run with loss, network namespaces are not permitted");
    }
    assumeTrue(permitted, "network namespaces are not permitted");
  }

  /** The folder of the run, as {@code ./lab demo} leaves it. */
  Path runFolder() {
    return folder.resolve("captures/lossy");
  }

  /** Where tcpdump wrote. */
  Path capture() {
    return runFolder().resolve("two-flow.pcap");
  }

  /** The rows of the input files, as they stand on the wire. */
  static List<String> rows(String flow) {
    String marker = flow.equals("CHAT") ? "C1-CHAT: " : "";
    return IntStream.rangeClosed(1, ROWS)
        .mapToObj(i -> marker + csvLine(flow, i).replace(",", " | "))
        .toList();
  }

  private static String csvLine(String flow, int row) {
    // Some rows repeat each other: only their place tells them apart.
    return "2026-01-01T00:00:%02d,Zoë,%s,grüße %s 世界".formatted(row, flow, "+".repeat(row % 7));
  }

  /** Runs relay and clients with so much loss, and returns when all have ended. */
  void run(double loss) throws IOException, InterruptedException {
    Files.createDirectories(runFolder().resolve("events"));
    for (String flow : List.of("CHAT", "VOIP")) {
      String[] lines =
          IntStream.rangeClosed(1, ROWS).mapToObj(i -> csvLine(flow, i)).toArray(String[]::new);
      Inputs.csv(runFolder(), flow.toLowerCase(Locale.ROOT) + "_messages.csv", lines);
    }
    inside("ip", "link", "set", "lo", "up").shouldExit(0);
    for (String side : List.of("--sports", "--dports")) {
      inside(
              ("iptables -A INPUT -p tcp -m multiport " + side + " 9001,9002")
                  .concat(" -m statistic --mode random --probability " + loss + " -j DROP")
                  .split(" "))
          .shouldExit(0);
    }
    String script = LabProcess.root().resolve("captures/sidecar/capture.sh").toString();
    try (LabProcess capture = inside(script, capture().toString(), "9001", "9002")) {
      capture.awaitResult("capturing");
      try (LabProcess relay = role("relay")) {
        relay.awaitPort("VOIP");
        // A SYN that is lost comes again after 1 s: until then the chat must not be over, or its
        // client would give up a VoIP connection that still has no partner.
        try (LabProcess chat = role("client-chat", "--interval", "100ms");
            LabProcess voip = role("client-voip", "--chunk-interval", "5ms", "--row-gap", "20ms")) {
          for (LabProcess role : List.of(chat, voip, relay)) {
            // When the first segments are lost, TCP takes the round trip for long and waits so.
            assertEquals(0, role.exitCode(MAX_RUN_S), role::toString);
          }
        }
      }
      capture.shouldExit(0);
    }
  }

  private LabProcess role(String role, String... args) throws IOException {
    List<String> command = new ArrayList<>(RoleJvm.command(role, List.of()));
    command.addAll(List.of("--run", "lossy"));
    command.addAll(Arrays.asList(args));
    return inside(command.toArray(String[]::new));
  }

  private LabProcess inside(String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    all.addAll(Arrays.asList(command));
    return LabProcess.command(folder, all.toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    try {
      LabProcess.command(folder, "ip", "netns", "delete", namespace).shouldExit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
