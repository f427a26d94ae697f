package twoflow.it.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import twoflow.it.LabProcess;

/** A disk of some kilobytes, in memory: root may mount one, else the test is left out. */
final class SmallDisk implements AutoCloseable {

  private static final String LEFT_OUT =
      "left out: a test of a full or read-only disk, small disks cannot be mounted";

  private final Path folder;

  /** Mounts the disk. */
  SmallDisk(Path folder, int kilobytes) throws Exception {
    this.folder = Files.createDirectories(folder);
    boolean mounted = mount("-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs") == 0;
    if (!mounted) {
      System.out.println(LEFT_OUT);
    }
    assumeTrue(mounted, LEFT_OUT);
  }

  /** Where it is mounted. */
  Path folder() {
    return folder;
  }

  /** Lets nobody write any more, not even root. */
  SmallDisk readOnly() throws Exception {
    assertEquals(0, mount("-o", "remount,ro", "tmpfs"));
    return this;
  }

  /** Fills it, but for some kilobytes. */
  SmallDisk fill(int kilobytesLeft) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace() - kilobytesLeft * 1024L;
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      for (long written = 0; written < room; written += 1024) {
        out.write(new byte[1024]);
      }
    }
    return this;
  }

  /** The names of all files on it, but for the filler. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder) && !file.endsWith("filler"))
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    try (LabProcess unmount =
        LabProcess.command(folder.getParent(), "umount", "-l", folder.toString())) {
      unmount.shouldExit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int mount(String... options) throws Exception {
    String[] command = new String[options.length + 2];
    command[0] = "mount";
    System.arraycopy(options, 0, command, 1, options.length);
    command[command.length - 1] = folder.toString();
    try (LabProcess mount = LabProcess.command(folder.getParent(), command)) {
      return mount.exitCode(20);
    }
  }
}
