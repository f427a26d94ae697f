package twoflow.testsupport;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small run of the lab, as it left it: its capture, CSV files and events (golden/README.md). */
public final class GoldenRun {

  private static final List<String> FILES =
      List.of(
          "two-flow.pcap",
          "capture.log",
          "chat_messages.csv",
          "voip_messages.csv",
          "events/relay.csv",
          "events/client-chat.csv",
          "events/client-voip.csv");

  private GoldenRun() {}

  /** Copies the run into a folder, which is made. */
  public static Path copyTo(Path folder) throws IOException {
    for (String file : FILES) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.write(copy, read(file));
    }
    return folder;
  }

  /** The bytes of one of its files, such as {@code events/relay.csv}. */
  public static byte[] read(String file) throws IOException {
    try (InputStream in = GoldenRun.class.getResourceAsStream("golden/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("golden/" + file);
      }
      return in.readAllBytes();
    }
  }
}
