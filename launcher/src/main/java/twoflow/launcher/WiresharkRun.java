package twoflow.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import twoflow.core.run.RunFolder;

/**
 * A run as Wireshark is to show it.
 *
 * @param capture the file to open
 * @param isDemo whether it is of the introductory demo: one server, and no relay
 * @param isCall whether its VoIP rows were spoken
 * @param chatPort the relay's port for CHAT, or the server's port
 * @param voipPort the relay's port for VOIP; of no meaning for the introductory demo
 * @param filters the display filters of its scenario
 */
record WiresharkRun(
    Path capture,
    boolean isDemo,
    boolean isCall,
    String chatPort,
    String voipPort,
    WiresharkFilters filters) {

  private static final List<String> KINDS = List.of(".annotated.pcapng", ".pcap", ".pcapng");
  private static final String TWO_FLOW = "two-flow";
  private static final String DEMO = "chat-demo";

  /** No program of the lab listens there. */
  private static final String NOBODY = "1";

  /**
   * Finds what there is to open: the annotated capture first.
   *
   * @throws IOException with a line for the user when there is no capture
   */
  static WiresharkRun in(Path folder) throws IOException {
    for (String name : List.of(TWO_FLOW, DEMO)) {
      for (String kind : KINDS) {
        Path capture = folder.resolve(name + kind);
        if (Files.isRegularFile(capture) && Files.size(capture) > 0) {
          return of(folder, capture, name.equals(DEMO));
        }
      }
    }
    throw new IOException(
        "there is no capture in "
            + folder
            + " (two-flow or chat-demo, with .annotated.pcapng, .pcap or .pcapng)");
  }

  private static WiresharkRun of(Path folder, Path capture, boolean isDemo) throws IOException {
    Path events = folder.resolve("events");
    if (isDemo) {
      String port = port(events.resolve("chat-demo-server.csv"), "DEMO").orElse("9000");
      return new WiresharkRun(capture, true, false, port, NOBODY, WiresharkFilters.NONE);
    }
    Path relay = events.resolve("relay.csv");
    return new WiresharkRun(
        capture,
        false,
        Files.exists(folder.resolve(RunFolder.VOICE)),
        port(relay, "CHAT").orElse(WiresharkProfile.CHAT_PORT),
        port(relay, "VOIP").orElse(WiresharkProfile.VOIP_PORT),
        WiresharkFilters.in(folder));
  }

  /** The port at which a flow's first connection was accepted, from the listener's events. */
  private static Optional<String> port(Path events, String flow) throws IOException {
    if (Files.notExists(events)) {
      return Optional.empty();
    }
    try (BufferedReader lines = Files.newBufferedReader(events)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // time_ns,event,flow,row,chunk,local,...
        String[] fields = line.split(",", 7);
        if (fields.length == 7 && fields[1].equals("connected") && fields[2].equals(flow)) {
          return Optional.of(fields[5].substring(fields[5].lastIndexOf(':') + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** The dissector's preferences, as options of Wireshark. */
  List<String> preferences() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-o", "twoflow.chat_ports:" + (isDemo ? NOBODY : chatPort)));
    options.addAll(List.of("-o", "twoflow.voip_ports:" + (isDemo ? "2" : voipPort)));
    if (isDemo) {
      options.addAll(List.of("-o", "twoflow.demo_ports:" + chatPort));
    }
    return options;
  }

  /**
   * Options by which Wireshark begins at the first packet of a call: its player can be opened only
   * while one is selected.
   */
  List<String> begin() {
    return isCall ? List.of("-J", "rtp") : List.of();
  }

  /** A file of the profile, as it fits this run. */
  String adapted(String text) {
    String words = text;
    if (isDemo) {
      // One chat with a server: what the profile has for chat fits, what it has for VoIP does not.
      Stream<String> kept = text.lines().filter(line -> !line.contains("VoIP"));
      words = String.join("\n", kept.toList()).replace("relay", "server") + "\n";
    }
    // In two steps, because a run may have the two ports the other way round.
    return words
        .replace(WiresharkProfile.CHAT_PORT, "CHAT_PORT")
        .replace(WiresharkProfile.VOIP_PORT, "VOIP_PORT")
        .replace("CHAT_PORT", chatPort)
        .replace("VOIP_PORT", isDemo ? chatPort : voipPort);
  }
}
