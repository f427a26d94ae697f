package twoflow.analysis.verdict;

/**
 * What is checked: its precise name, and the words for somebody who sees a capture for the first
 * time.
 */
public enum CheckKind {
  /** The capture file is read to its end. */
  CAPTURE_FILE("capture file", "The capture file"),
  /** The capture file and its log name different numbers of packets. */
  CAPTURE_COUNT("capture.log", "Packets in the log and in the file"),
  /** What the capture said at its end. */
  CAPTURE_LOG("capture.log", "What the capture said at its end"),
  /** The capture has connections of the run. */
  CONNECTIONS("connections", "Connections of this run"),
  /** The report had room for bytes that came too early. */
  EARLY_BYTES("early bytes", "Bytes that wait for earlier ones"),
  /** Attempts to connect that nobody answered: a note. */
  REFUSED("refused", "Attempts to connect before anybody listened"),
  /** Connections that are no part of the run: a note. */
  NOT_PAIRED("not paired", "Connections of others"),
  /** Connections to which the introductory demo's server passed nothing on: a note. */
  NO_MEMBERS("no members", "Connections of others"),
  /** Each message of the introductory demo reached every other member. */
  BROADCASTS("broadcasts", "Each message reached every other member"),
  /** One connection. */
  CONNECTION("tcp.stream", "connection, from SYN to FIN"),
  /** No byte of a stream is missing. */
  GAPS("gaps", "Bytes missing within the connections"),
  /** Captured bytes of no stream: a note. */
  UNUSED_BYTES("bytes not used", "Captured bytes that belong to no stream"),
  /** Frames are larger than a segment can be on the wire: a note. */
  LARGE_FRAMES("large frames", "Frames larger than a segment"),
  /** The clients were paired with each other. */
  PAIR("pair", "who was paired with whom"),
  /** The CSV file can be used. */
  INPUT("CSV", "the CSV file"),
  /** Both legs carried the same. */
  LEGS("legs", "the same bytes on both legs"),
  /** The rows are those of the CSV file. */
  ROWS("rows = CSV", "the rows as in the CSV file"),
  /** As {@link #ROWS}, but other bytes were captured than the CSV file has. */
  OTHER_ROWS("rows = CSV", "the rows as in the CSV file"),
  /** The packets of a call follow from each other. */
  RTP("RTP", "the packets of the call"),
  /** Every row has its frames. */
  LINKS("rows linked", "every row found in the capture"),
  /** The event files can be read, and belong to this capture. */
  EVENT_FILES("event files", "The event files of the programs"),
  /** What the programs logged was captured. */
  EVENTS("events", "what the programs logged, in the capture"),
  /** How many segments the writes became: a note. */
  WRITES("writes", "writes and their segments"),
  /** The programs and the capture have the clocks of several hosts: a note. */
  CLOCKS("clocks", "The clocks of several hosts"),
  /** The run's scenario can be read. */
  SCENARIO("scenario", "The scenario of the run"),
  /** What the scenario says has happened. */
  PROOF("proof", "What the scenario says must happen");

  private final String precise;
  private final String plain;

  CheckKind(String precise, String plain) {
    this.precise = precise;
    this.plain = plain;
  }

  /** The precise name, such as {@code CHAT legs}. */
  String name(String subject) {
    return subject.isEmpty() ? precise : subject + " " + precise;
  }

  /** The plain words, such as {@code CHAT: the same bytes on both legs}. */
  String title(String subject) {
    return subject.isEmpty() ? plain : subject + ": " + plain;
  }

  /** Whether it shows that the file has not all that went over the network. */
  boolean showsMissingPackets() {
    return switch (this) {
      case CAPTURE_COUNT, CAPTURE_FILE, CAPTURE_LOG, CONNECTIONS, EARLY_BYTES, CONNECTION, GAPS ->
          true;
      default -> false;
    };
  }

  /** Whether it may fail for no other reason than missing packets. */
  boolean followsMissingPackets() {
    return switch (this) {
      case LEGS, ROWS, RTP, LINKS, BROADCASTS, EVENTS, EVENT_FILES, PROOF -> true;
      default -> showsMissingPackets();
    };
  }
}
