package twoflow.voip.call;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Voice;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;
import twoflow.call.wav.WavWriter;
import twoflow.core.payload.CallFormat;
import twoflow.core.row.NumberedRow;
import twoflow.core.row.RowFile;
import twoflow.core.row.RowFileException;
import twoflow.core.row.RowReader;
import twoflow.core.run.RunFolder;
import twoflow.core.run.WrongUseException;

/**
 * The rows of a file, spoken before the first connection, in a file: so that what cannot be said is
 * found early, nothing is computed while packets are due, and a long call needs no memory. Each row
 * is filled up with silence to whole packets, and marked by a cue point.
 */
public final class Speech implements Closeable {

  private final CallFormat format;
  private final Path folder;
  private final WavFile file;

  private Speech(CallFormat format, Path folder, WavFile file) {
    this.format = format;
    this.folder = folder;
    this.file = file;
  }

  /**
   * Lets a voice say the rows.
   *
   * @throws RowFileException when a row takes too long to say
   * @throws IOException with a line for the user when the voice fails
   */
  public static Speech of(RowFile rows, Voice voice, CallFormat format) throws IOException {
    Path folder = Files.createTempDirectory("two-flow-voice-");
    Path wav = folder.resolve(RunFolder.VOICE);
    try (RowReader reader = rows.open();
        WavWriter writer = new WavWriter(wav, WavFormat.of(format.codec()))) {
      for (Optional<NumberedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        writer.mark();
        writer.write(packets(say(voice, row.get(), rows, format.codec()), format));
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(wav);
      Files.delete(folder);
      throw e;
    }
    return new Speech(format, folder, WavFile.open(wav));
  }

  private static byte[] say(Voice voice, NumberedRow row, RowFile rows, Codec codec)
      throws IOException {
    try {
      return codec.encode(voice.say(row.row().message()));
    } catch (Voice.TooLongException e) {
      throw new RowFileException(rows.path(), row.line(), "this row " + e.getMessage());
    }
  }

  /** Filled up to whole packets; a row of which nothing is heard is a packet of silence. */
  private static byte[] packets(byte[] voice, CallFormat format) {
    byte[] filled = Arrays.copyOf(voice, format.packets(voice.length) * format.packetSamples());
    Arrays.fill(filled, voice.length, filled.length, format.codec().silence());
    return filled;
  }

  /** How it is sent. */
  CallFormat format() {
    return format;
  }

  /** How many rows there are. */
  public long rows() {
    return file.cues().size();
  }

  /** How many packets all rows take. */
  public long packets() {
    return file.dataBytes() / format.packetSamples();
  }

  /**
   * The number of a row's first packet, from 0.
   *
   * @param row the row's number, from 1
   */
  long firstPacket(long row) {
    return row > rows() ? packets() : file.cues().get((int) row - 1) / format.packetSamples();
  }

  /** How many packets a row takes, at least 1. */
  int packets(long row) {
    return (int) (firstPacket(row + 1) - firstPacket(row));
  }

  /** What a row sounds like, a byte per sample. */
  byte[] voice(long row) throws IOException {
    return file.read(
        firstPacket(row) * format.packetSamples(), packets(row) * format.packetSamples());
  }

  /**
   * Leaves a copy in a run's folder, by which the report knows what was said.
   *
   * @throws WrongUseException when the run has another voice already
   */
  public void keepIn(RunFolder run) throws IOException {
    Path part =
        run.path().resolve("." + RunFolder.VOICE + "." + ProcessHandle.current().pid() + "~");
    try {
      Files.copy(file.path(), part);
      Files.move(part, run.voice());
    } catch (FileAlreadyExistsException e) {
      if (Files.mismatch(file.path(), run.voice()) != -1) {
        throw new WrongUseException(
            "the run has another " + run.voice() + " already: let all clients speak alike");
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What it is, for the log. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f s of %s; %d packets of %d samples, RTP's SSRC is 0x%08x, its first packet has sequence"
            + " number %d",
        (double) file.dataBytes() / Codec.SAMPLE_RATE,
        format.codec(),
        packets(),
        format.packetSamples(),
        CallFormat.SSRC,
        CallFormat.FIRST_SEQUENCE_NUMBER);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file.path());
    Files.deleteIfExists(folder);
  }
}
