package twoflow.call.wav;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a WAV file, from its first sample to its last; the marks come behind them. Until it is
 * closed, its header says that it has no samples.
 */
public final class WavWriter implements Closeable {

  /** Lengths are numbers of 32 bits; the marks need room, too. */
  private static final long MAX_DATA_BYTES = 0xf000_0000L;

  private static final int PCM_FORMAT_BYTES = 16;

  /** A format that is not PCM says that it has no extension. */
  private static final int OTHER_FORMAT_BYTES = 18;

  private static final int CHUNK_BYTES = 8;
  private static final int CUE_BYTES = 24;

  private final Path path;
  private final WavFormat format;
  private final OutputStream out;
  private final List<Long> cues = new ArrayList<>();
  private long dataBytes;
  private boolean closed;

  /**
   * Makes the file.
   *
   * @throws IOException when it cannot be made, or is there already
   */
  public WavWriter(Path path, WavFormat format) throws IOException {
    this.path = path;
    this.format = format;
    out =
        new BufferedOutputStream(
            Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    out.write(header());
  }

  /** Appends samples, in the file's encoding. */
  public void write(byte[] samples) throws IOException {
    if (dataBytes + samples.length > MAX_DATA_BYTES) {
      throw new IOException(path + ": a WAV file has 4 GB at most");
    }
    out.write(samples);
    dataBytes += samples.length;
  }

  /** Marks the sample that comes next. */
  public void mark() {
    cues.add(dataBytes / format.frameBytes());
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      if (dataBytes % 2 == 1) {
        out.write(0);
      }
      if (!cues.isEmpty()) {
        out.write(cueChunk());
      }
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      ByteBuffer header = ByteBuffer.wrap(header());
      while (header.hasRemaining()) {
        channel.write(header, header.position());
      }
    }
  }

  private byte[] header() {
    boolean pcm = format.encoding() == WavFormat.PCM;
    int formatBytes = pcm ? PCM_FORMAT_BYTES : OTHER_FORMAT_BYTES;
    int headerBytes = 4 + CHUNK_BYTES + formatBytes + (pcm ? 0 : CHUNK_BYTES + 4) + CHUNK_BYTES;
    ByteBuffer header = little(CHUNK_BYTES + headerBytes);
    long cueBytes = cues.isEmpty() ? 0 : CHUNK_BYTES + 4 + (long) CUE_BYTES * cues.size();
    chunk(header, "RIFF", headerBytes + dataBytes + dataBytes % 2 + cueBytes);
    header.put(name("WAVE"));
    chunk(header, "fmt ", formatBytes);
    header.putShort((short) format.encoding());
    header.putShort((short) format.channels());
    header.putInt(format.sampleRate());
    header.putInt(format.sampleRate() * format.frameBytes());
    header.putShort((short) format.frameBytes());
    header.putShort((short) format.sampleBits());
    if (!pcm) {
      header.putShort((short) 0);
      chunk(header, "fact", 4);
      header.putInt((int) (dataBytes / format.frameBytes()));
    }
    chunk(header, "data", dataBytes);
    return header.array();
  }

  private byte[] cueChunk() {
    ByteBuffer chunk = little(CHUNK_BYTES + 4 + CUE_BYTES * cues.size());
    chunk(chunk, "cue ", 4 + (long) CUE_BYTES * cues.size());
    chunk.putInt(cues.size());
    for (int i = 0; i < cues.size(); i++) {
      int sample = (int) (long) cues.get(i);
      chunk.putInt(i + 1).putInt(sample).put(name("data")).putInt(0).putInt(0).putInt(sample);
    }
    return chunk.array();
  }

  private static void chunk(ByteBuffer to, String name, long length) {
    to.put(name(name)).putInt((int) length);
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
