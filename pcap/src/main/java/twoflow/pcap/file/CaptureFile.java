package twoflow.pcap.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens a capture file; its first bytes say which format it has, not its name. A file that gzip
 * compressed is unpacked on the way.
 */
public final class CaptureFile {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};

  private CaptureFile() {}

  /**
   * Opens a file.
   *
   * @throws CaptureFormatException that names the file, when it is neither pcap nor pcapng
   */
  public static PacketSource open(Path file) throws IOException {
    try {
      return open(Files.newInputStream(file));
    } catch (CaptureFormatException e) {
      CaptureFormatException named = new CaptureFormatException(file + ": " + e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  /**
   * Reads a stream, which the source closes.
   *
   * @throws CaptureFormatException when it is neither pcap nor pcapng
   */
  public static PacketSource open(InputStream stream) throws IOException {
    try {
      PushbackInputStream file = new PushbackInputStream(stream, GZIP.length);
      byte[] head = file.readNBytes(GZIP.length);
      file.unread(head);
      return Arrays.equals(head, GZIP)
          ? reader(new CaptureInput(new GZIPInputStream(file, BUFFER_BYTES), true))
          : reader(new CaptureInput(file, false));
    } catch (EOFException | ZipException | CutOffException e) {
      stream.close();
      throw new CaptureFormatException("it begins as gzip does, but cannot be unpacked");
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static PacketSource reader(CaptureInput in) throws IOException {
    byte[] head = in.peek(ForeignFormat.HEAD_BYTES);
    if (head.length < Integer.BYTES) {
      throw new CaptureFormatException(ForeignFormat.advice(head));
    }
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
    throw new CaptureFormatException(ForeignFormat.advice(head));
  }
}
