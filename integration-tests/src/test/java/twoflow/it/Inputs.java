package twoflow.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Input files of the tests. */
public final class Inputs {

  public static final String HEADER = "timestamp,speaker,flow,message\n";

  /** The original's rows, as the VoIP flow has them on the wire. */
  public static final List<String> VOIP_ROWS =
      List.of(
          "2025-12-13T10:00:01.000 | Client2 | VOIP | VOICE_FRAME_1: hello from Client2",
          "2025-12-13T10:00:01.020 | Client2 | VOIP | VOICE_FRAME_2: test packet 1",
          "2025-12-13T10:00:01.040 | Client2 | VOIP | VOICE_FRAME_3: test packet 2",
          "2025-12-13T10:00:01.060 | Client2 | VOIP | VOICE_FRAME_4: goodbye");

  /** The original's rows, as the chat flow has them on the wire. */
  public static final List<String> CHAT_ROWS =
      List.of(
          "C1-CHAT: 2025-12-13T10:00:00 | Client1 | CHAT | Hi, this is Client1 (chat).",
          "C1-CHAT: 2025-12-13T10:00:02 | Client1 | CHAT | This is a second chat message.",
          "C1-CHAT: 2025-12-13T10:00:05 | Client1 | CHAT | Do you hear me well?",
          "C1-CHAT: 2025-12-13T10:00:08 | Client1 | CHAT | Bye from chat!");

  private Inputs() {}

  /** Writes a CSV file with the header and these lines. */
  public static Path csv(Path folder, String name, String... lines) throws IOException {
    return raw(folder, name, HEADER + String.join("\n", lines) + "\n");
  }

  /** Writes a file. */
  public static Path raw(Path folder, String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes rows have on the wire, with a newline each. */
  public static long bytes(List<String> rows) {
    return rows.stream().mapToLong(r -> r.getBytes(StandardCharsets.UTF_8).length + 1L).sum();
  }
}
