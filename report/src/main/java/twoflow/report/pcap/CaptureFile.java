package twoflow.report.pcap;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens a capture file; its first bytes tell the format, not its name. A file that gzip compressed
 * is unpacked on the way.
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
    InputStream in = new BufferedInputStream(stream, BUFFER_BYTES);
    try {
      byte[] head = peek(in);
      if (!startsWith(head, GZIP)) {
        return reader(head, new CaptureInput(in, false));
      }
      in = new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES);
      return reader(peek(in), new CaptureInput(in, true));
    } catch (EOFException | ZipException e) {
      in.close();
      throw new CaptureFormatException("begins as gzip does, but cannot be unpacked: get it again");
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The first bytes; of a compressed file as many as can be unpacked. */
  private static byte[] peek(InputStream in) throws IOException {
    byte[] head = new byte[ForeignFormat.HEAD_BYTES];
    int length = 0;
    in.mark(head.length);
    try {
      for (int b = in.read(); b >= 0; b = length < head.length ? in.read() : -1) {
        head[length++] = (byte) b;
      }
    } catch (EOFException | ZipException e) {
      if (length == 0) {
        throw e;
      }
    }
    in.reset();
    return Arrays.copyOf(head, length);
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && ByteBuffer.wrap(head, 0, magic.length).equals(ByteBuffer.wrap(magic));
  }

  private static PacketSource reader(byte[] head, CaptureInput in) throws IOException {
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
