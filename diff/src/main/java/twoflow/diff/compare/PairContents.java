package twoflow.diff.compare;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import twoflow.analysis.link.RowTable;
import twoflow.analysis.link.StreamContent;

/** The bytes of both streams of a pair, in temporary files beside the captures. */
final class PairContents implements Closeable {

  private final SentStream first;
  private final SentStream second;
  private final Path firstFile;
  private final Path secondFile;
  private final FileChannel firstBytes;
  private final FileChannel secondBytes;

  /** Reads both captures once more. */
  PairContents(ComparedRun firstRun, SentStream first, ComparedRun secondRun, SentStream second)
      throws IOException {
    this.first = first;
    this.second = second;
    firstFile = temporary(firstRun);
    secondFile = temporary(secondRun);
    try {
      write(firstRun, first, firstFile);
      write(secondRun, second, secondFile);
      firstBytes = FileChannel.open(firstFile);
      secondBytes = FileChannel.open(secondFile);
    } catch (IOException e) {
      delete();
      throw e;
    }
  }

  private static Path temporary(ComparedRun run) throws IOException {
    return Files.createTempFile(run.analysis().files().folder(), ".diff.", ".tmp");
  }

  private static void write(ComparedRun run, SentStream stream, Path file) throws IOException {
    new StreamContent(run.analysis().files().capture(), run.analysis().capture())
        .write(stream.index(), stream.leg(), file);
  }

  /** The stream offset + 1 of the first byte that differs; 0 when none does. */
  long firstDifference() throws IOException {
    return Files.mismatch(firstFile, secondFile) + 1;
  }

  /** Some bytes of a stream, fewer at its end. */
  byte[] bytes(boolean ofFirst, long firstSeq, int max) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(max);
    FileChannel file = ofFirst ? firstBytes : secondBytes;
    long position = firstSeq - 1;
    for (int read = 0; read >= 0 && bytes.hasRemaining(); position += read) {
      read = file.read(bytes, position);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** How many rows with the same number have the same bytes. */
  long equalRows() throws IOException {
    RowTable ours = first.direction().rows();
    RowTable theirs = second.direction().rows();
    long equal = 0;
    for (long row = 0; row < Math.min(ours.size(), theirs.size()); row++) {
      int length = (int) (ours.lastSeq(row) - ours.firstSeq(row) + 1);
      boolean sameLength = length == theirs.lastSeq(row) - theirs.firstSeq(row) + 1;
      if (sameLength
          && Arrays.equals(
              bytes(true, ours.firstSeq(row), length),
              bytes(false, theirs.firstSeq(row), length))) {
        equal++;
      }
    }
    return equal;
  }

  @Override
  public void close() throws IOException {
    firstBytes.close();
    secondBytes.close();
    delete();
  }

  private void delete() throws IOException {
    Files.deleteIfExists(firstFile);
    Files.deleteIfExists(secondFile);
  }
}
