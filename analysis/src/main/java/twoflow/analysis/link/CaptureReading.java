package twoflow.analysis.link;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import twoflow.analysis.store.RecordStore;
import twoflow.core.run.RelayTap;
import twoflow.pcap.file.CaptureFile;
import twoflow.pcap.file.Packet;
import twoflow.pcap.file.PacketSource;
import twoflow.pcap.tcp.EarlyBytes;
import twoflow.pcap.tcp.Endpoint;
import twoflow.pcap.tcp.LinkLayer;
import twoflow.pcap.tcp.StreamStart;
import twoflow.pcap.tcp.StreamSurvey;
import twoflow.pcap.tcp.StreamTable;
import twoflow.pcap.tcp.TcpDecoder;
import twoflow.pcap.tcp.TcpSegment;
import twoflow.pcap.tcp.TcpStream;

/**
 * Reads a capture from its first to its last packet: numbers the streams, puts their bytes in
 * order, finds the rows in them, and keeps a record per segment. Then each row learns its frames.
 * Where the streams begin is found out before, by a look through the whole capture.
 */
public final class CaptureReading {

  private static final int MAX_NAMED_PORTS = 20;

  private final RunInput input;
  private final RowTexts texts;
  private final RecordStore store;
  private final SegmentTable segments;
  private final StreamTable streams = new StreamTable();
  private final TcpDecoder decoder = new TcpDecoder();
  private final EarlyBytes early = new EarlyBytes();
  private final List<LabConnection> connections = new ArrayList<>();
  private final Map<Integer, Integer> indexByStream = new HashMap<>();
  private final TreeSet<Integer> otherPorts = new TreeSet<>();
  private final TreeSet<Integer> unknownLinkTypes = new TreeSet<>();
  private StreamSurvey survey;

  /** A reading that keeps its records in a store. */
  public CaptureReading(RunInput input, RowTexts texts, RecordStore store) {
    this.input = input;
    this.texts = texts;
    this.store = store;
    this.segments = new SegmentTable(store);
  }

  /**
   * Reads a file.
   *
   * @throws twoflow.pcap.file.CaptureFormatException when it is no capture file at all
   */
  public LinkedCapture read(Path file) throws IOException {
    CaptureScan scan = new CaptureScan(input.relayPorts().keySet());
    survey = scan.scan(file);
    try (PacketSource source = CaptureFile.open(file)) {
      long packets = 0;
      long frame = 0;
      while (frame < scan.lastFrame()) {
        Packet packet = source.next();
        frame = packet.frame();
        packets++;
        accept(packet);
      }
      // The file may have grown since; else this is its end, and says whether it is whole.
      source.next();
      for (LabConnection connection : connections) {
        connection.finish();
      }
      link();
      return new LinkedCapture(
          summary(file, source, packets), List.copyOf(connections), segments, texts);
    }
  }

  private CaptureSummary summary(Path file, PacketSource source, long packets) {
    return new CaptureSummary(
        file.getFileName().toString(),
        source.format(),
        packets,
        source.frames() - packets,
        source.damage(),
        List.copyOf(otherPorts),
        List.copyOf(unknownLinkTypes),
        source.interfaces().stream().anyMatch(i -> i.name().equals(RelayTap.INTERFACE_NAME)),
        new EnumMap<>(decoder.unread()),
        early.exhausted());
  }

  private void accept(Packet packet) throws IOException {
    if (!LinkLayer.isKnown(packet.linkType())) {
      unknownLinkTypes.add(packet.linkType());
    }
    Optional<TcpSegment> decoded = decoder.decode(packet);
    if (decoded.isEmpty()) {
      return;
    }
    TcpSegment segment = decoded.get();
    TcpStream stream = streams.of(segment);
    Integer index = indexByStream.get(stream.number());
    if (index == null) {
      index = connect(stream, segment);
    }
    if (index >= 0) {
      LabConnection connection = connections.get(index);
      segments.add(
          connection.accept(segment, packet.frame(), packet.timeNs(), index, packet.data()));
    }
  }

  /** The index of a new stream's connection, or -1 when it is none of the run's. */
  private int connect(TcpStream stream, TcpSegment first) {
    Endpoint relay = relay(first);
    if (relay == null) {
      if (otherPorts.size() < MAX_NAMED_PORTS && first.has(TcpSegment.SYN)) {
        otherPorts.add((first.has(TcpSegment.ACK) ? first.source() : first.destination()).port());
      }
      return -1;
    }
    Endpoint client = relay.equals(first.source()) ? first.destination() : first.source();
    String flow = input.relayPorts().get(relay.port());
    connections.add(
        new LabConnection(
            stream.number(),
            flow,
            client,
            relay,
            direction(Leg.TO_RELAY, client, flow),
            direction(Leg.FROM_RELAY, relay, flow)));
    indexByStream.put(stream.number(), connections.size() - 1);
    return connections.size() - 1;
  }

  private StreamDirection direction(Leg leg, Endpoint sender, String flow) {
    // The scan met the same connections in the same order, and no other streams.
    StreamStart start = survey.start(connections.size(), sender);
    return new StreamDirection(leg, start, input, flow, texts, store, early);
  }

  /** The side with a relay's port; a SYN goes to the relay when both have one. */
  private Endpoint relay(TcpSegment first) {
    boolean toRelay = input.relayPorts().containsKey(first.destination().port());
    boolean fromRelay = input.relayPorts().containsKey(first.source().port());
    if (toRelay && fromRelay) {
      toRelay = !first.has(TcpSegment.SYN) || !first.has(TcpSegment.ACK);
    }
    if (toRelay) {
      return first.destination();
    }
    return fromRelay ? first.source() : null;
  }

  private void link() {
    for (long i = 0; i < segments.size(); i++) {
      SegmentRecord segment = segments.get(i);
      if (segment.payloadBytes() > 0) {
        RowTable rows = connections.get(segment.connection()).direction(segment.leg()).rows();
        addFrame(segment, rows);
      }
    }
  }

  private static void addFrame(SegmentRecord segment, RowTable rows) {
    long seq = Math.max(1, segment.firstSeq());
    for (long row = rows.find(seq); row >= 0 && row < rows.size(); row++) {
      if (rows.firstSeq(row) > segment.lastSeq()) {
        return;
      }
      boolean repeats = segment.repeats(rows.firstSeq(row), rows.lastSeq(row));
      rows.addFrame(row, segment.frame(), segment.timeNs(), repeats);
    }
  }
}
