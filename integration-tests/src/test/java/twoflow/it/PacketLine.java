package twoflow.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A line of {@code packets.csv}; what a frame does not have is empty. */
record PacketLine(
    long frame,
    long timeNs,
    String tcpStream,
    String flow,
    String leg,
    String kind,
    String row,
    String chunk,
    String fault,
    long repeatedBytes) {

  private static final String HEADER =
      "frame,time_ns,tcp_stream,flow,leg,kind,first_seq,last_seq,row,chunk,fault,repeated_bytes";

  /** All lines of a run's file. */
  static List<PacketLine> read(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("packets.csv"));
    if (!lines.getFirst().equals(HEADER)) {
      throw new IOException("another header: " + lines.getFirst());
    }
    return lines.stream().skip(1).map(PacketLine::parse).toList();
  }

  private static PacketLine parse(String line) {
    String[] f = line.split(",", -1);
    long repeated = f[11].isEmpty() ? 0 : Long.parseLong(f[11]);
    return new PacketLine(
        Long.parseLong(f[0]),
        Long.parseLong(f[1]),
        f[2],
        f[3],
        f[4],
        f[5],
        f[8],
        f[9],
        f[10],
        repeated);
  }

  /** Which write of which flow it carries, on which leg. */
  String write() {
    return flow + " " + row + " " + chunk + " " + leg;
  }
}
