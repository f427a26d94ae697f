package twoflow.analysis.link;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import twoflow.call.wav.WavBlocks;
import twoflow.call.wav.WavFile;

/**
 * What a call should carry: the samples of the run's voice, whose cue points say where each row of
 * the CSV file begins. A place in it is a number of samples; each is a byte.
 */
final class SpokenRows implements Closeable {

  private final Optional<WavFile> voice;
  private final Optional<WavBlocks> blocks;
  private final ExpectedRows csv;
  private ExpectedRow row;

  /**
   * @param voice what the client left; empty when nobody knows what was said
   * @param csv the rows; {@code null} when they are not known
   */
  SpokenRows(Optional<WavFile> voice, ExpectedRows csv) {
    this.voice = csv == null ? Optional.empty() : voice;
    this.blocks = this.voice.map(WavBlocks::new);
    this.csv = csv;
  }

  /** Whether it is known what should come. */
  boolean known() {
    return voice.isPresent();
  }

  /** How many rows are known. */
  long count() {
    return voice.map(file -> file.cues().size()).orElse(0);
  }

  /** The number of the row that a place belongs to, from 1; one more than there are behind all. */
  long rowAt(long place) {
    if (place >= voice.orElseThrow().dataBytes()) {
      return count() + 1;
    }
    int found = Collections.binarySearch(voice.get().cues(), place);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a row begins. */
  long begin(long number) {
    return number > voice.orElseThrow().cues().size()
        ? voice.get().dataBytes()
        : voice.get().cues().get((int) number - 1);
  }

  /** The CSV file's row of a number, which is not less than that of the call before. */
  Optional<ExpectedRow> csvRow(long number) throws IOException {
    while (csv != null && (row == null || row.number() < number)) {
      row = csv.next();
      if (row == null) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(row);
  }

  /** Whether this is said at a place. */
  boolean says(long place, byte[] samples, int from, int length) throws IOException {
    if (place + length > voice.orElseThrow().dataBytes()) {
      return false;
    }
    return Arrays.equals(
        samples, from, from + length, blocks.orElseThrow().read(place, length), 0, length);
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
