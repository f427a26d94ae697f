package twoflow.report.pcap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a capture file; its first bytes tell the format, not its name. */
public final class CaptureFile {

  private CaptureFile() {}

  /**
   * Opens a file.
   *
   * @throws CaptureFormatException when it is neither pcap nor pcapng
   */
  public static PacketSource open(Path file) throws IOException {
    return open(Files.newInputStream(file));
  }

  /**
   * Reads a stream, which the source closes.
   *
   * @throws CaptureFormatException when it is neither pcap nor pcapng
   */
  public static PacketSource open(InputStream stream) throws IOException {
    CaptureInput in = new CaptureInput(stream);
    try {
      return reader(in);
    } catch (CutOffException e) {
      in.close();
      throw new CaptureFormatException(in.position(), "too short for a capture file");
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static PacketSource reader(CaptureInput in) throws IOException {
    int magic = in.read(Integer.BYTES).getInt();
    if (magic == PcapngReader.SECTION_HEADER) {
      return new PcapngReader(in);
    }
    if (PcapReader.isMagic(magic)) {
      return new PcapReader(in, magic);
    }
    int swapped = Integer.reverseBytes(magic);
    if (PcapReader.isMagic(swapped)) {
      in.order(ByteOrder.LITTLE_ENDIAN);
      return new PcapReader(in, swapped);
    }
    throw new CaptureFormatException(
        0, "neither pcap nor pcapng: begins with %08x".formatted(magic));
  }
}
