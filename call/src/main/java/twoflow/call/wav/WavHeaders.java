package twoflow.call.wav;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the chunks of a WAV file: what its samples are, where they are, and the marks in them. */
final class WavHeaders {

  private static final int RIFF_BYTES = 12;
  private static final int CHUNK_BYTES = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int CUE_BYTES = 24;
  private static final int CUE_SAMPLE = 20;

  /** More cue points than this are no marks of rows. */
  private static final int MAX_CUES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private WavFormat format;
  private long dataFrom = -1;
  private long dataBytes;
  private final List<Long> cues = new ArrayList<>();

  WavHeaders(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  WavFile read() throws IOException {
    if (channel.size() < RIFF_BYTES) {
      throw new WavException(path, "not a WAV file: it has " + channel.size() + " bytes");
    }
    ByteBuffer riff = bytes(0, RIFF_BYTES);
    if (!name(riff, 0).equals("RIFF") || !name(riff, 8).equals("WAVE")) {
      throw new WavException(path, "not a WAV file: it does not begin with RIFF and WAVE");
    }
    checkLength("RIFF", CHUNK_BYTES, Integer.toUnsignedLong(riff.getInt(4)));
    long at = RIFF_BYTES;
    while (at + CHUNK_BYTES <= channel.size()) {
      ByteBuffer head = bytes(at, CHUNK_BYTES);
      long length = Integer.toUnsignedLong(head.getInt(4));
      chunk(name(head, 0), at + CHUNK_BYTES, length);
      // A chunk of odd length has a byte of padding.
      at += CHUNK_BYTES + length + length % 2;
    }
    if (format == null || dataFrom < 0) {
      throw new WavException(
          path, "truncated: it has no " + (format == null ? "format" : "samples"));
    }
    return new WavFile(path, format, dataFrom, dataBytes, List.copyOf(cues));
  }

  private void chunk(String name, long from, long length) throws IOException {
    checkLength(name.strip(), from, length);
    switch (name) {
      case "fmt " -> format(from, length);
      case "data" -> data(from, length);
      case "cue " -> cues(from, length);
      default -> {}
    }
  }

  private void checkLength(String name, long from, long length) throws IOException {
    long there = channel.size() - from;
    if (length > there) {
      throw new WavException(
          path,
          "truncated: by its header, %d bytes of '%s' follow, and %d are there"
              .formatted(length, name, there));
    }
  }

  private void format(long from, long length) throws IOException {
    if (length < FORMAT_BYTES) {
      throw new WavException(path, "its format has " + length + " bytes, and 16 are needed");
    }
    ByteBuffer fields = bytes(from, FORMAT_BYTES);
    format =
        new WavFormat(
            Short.toUnsignedInt(fields.getShort(0)),
            Short.toUnsignedInt(fields.getShort(2)),
            fields.getInt(4),
            Short.toUnsignedInt(fields.getShort(14)));
  }

  private void data(long from, long length) throws WavException {
    if (format == null) {
      throw new WavException(path, "its samples stand before their format");
    }
    int frameBytes = format.frameBytes();
    if (frameBytes == 0 || length % frameBytes != 0) {
      throw new WavException(path, "truncated: its last sample is not whole");
    }
    dataFrom = from;
    dataBytes = length;
  }

  private void cues(long from, long length) throws IOException {
    long count = length < 4 ? 0 : Integer.toUnsignedLong(bytes(from, 4).getInt(0));
    if (count > MAX_CUES || 4 + count * CUE_BYTES > length) {
      throw new WavException(path, "its cue points are not whole");
    }
    for (int i = 0; i < count; i++) {
      ByteBuffer cue = bytes(from + 4 + (long) i * CUE_BYTES, CUE_BYTES);
      cues.add(Integer.toUnsignedLong(cue.getInt(CUE_SAMPLE)));
    }
  }

  private ByteBuffer bytes(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      WavFile.fill(channel, bytes, from);
    } catch (EOFException e) {
      throw new WavException(path, "truncated: it ends within a header");
    }
    return bytes;
  }

  private static String name(ByteBuffer bytes, int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
  }
}
