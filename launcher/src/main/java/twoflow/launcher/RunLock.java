package twoflow.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * The mark that a run lives, on systems without a shell. The system releases it when this process
 * ends, however it ends; the run's other programs end with it.
 */
final class RunLock implements AutoCloseable {

  /** The file in the run's folder; the scripts know it, too. */
  static final String FILE = ".lock";

  /** Windows lets nobody read what is locked, so the lock is behind the file's content. */
  private static final long POSITION = Long.MAX_VALUE - 1;

  private final Path folder;
  private final FileChannel file;

  private RunLock(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /** Marks the run of a folder that was just made. */
  static RunLock take(Path folder, Clock clock) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    String madeS = clock.instant().getEpochSecond() + "\n";
    file.write(ByteBuffer.wrap(madeS.getBytes(StandardCharsets.US_ASCII)));
    // A disk without locks, such as some network disks, is no reason not to run.
    lock(file);
    return new RunLock(folder, file);
  }

  /** Whether the run of a folder lives. */
  static boolean isHeld(Path folder) throws IOException {
    Path path = folder.resolve(FILE);
    if (Files.notExists(path)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      return !lock(file);
    }
  }

  private static boolean lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock(POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The run's folder. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
