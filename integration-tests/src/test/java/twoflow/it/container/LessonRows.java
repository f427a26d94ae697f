package twoflow.it.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import twoflow.it.Inputs;

/** Inputs of the container tests: text that is not ASCII, a comma in quotes, the row separator. */
final class LessonRows {

  static final List<String> CHAT =
      List.of(
          "C1-CHAT: 2026-01-01T00:00:00 | Zoë | CHAT | grüße, 世界 🙂",
          "C1-CHAT: 2026-01-01T00:00:01.5 | Zoë | CHAT | a | b");

  static final List<String> VOIP =
      List.of(
          "2026-01-01T00:00:00.020 | Jürgen | VOIP | hallo, 世界",
          "2026-01-01T00:00:00.040 | Jürgen | VOIP | tschüß 🙂");

  private LessonRows() {}

  /** Writes the two files into a lab, and names them to it. */
  static void writeInto(ComposeLab lab) throws IOException {
    Path folder = lab.root();
    Inputs.csv(
        folder,
        "my chat.csv",
        "2026-01-01T00:00:00,Zoë,CHAT,\"grüße, 世界 🙂\"",
        "2026-01-01T00:00:01.5,Zoë,CHAT,a | b");
    Inputs.csv(
        folder,
        "my-voip.csv",
        "2026-01-01T00:00:00.020,Jürgen,VOIP,\"hallo, 世界\"",
        "2026-01-01T00:00:00.040,Jürgen,VOIP,tschüß 🙂");
    lab.with("CHAT_CSV", "my chat.csv").with("VOIP_CSV", "my-voip.csv");
  }

  /**
   * Writes inputs whose third VoIP row takes 40 s to send: a test can step in, and always within a
   * row. An end between two rows would be none that the receiver can complain of.
   */
  static void writeLongOnesInto(ComposeLab lab) throws IOException {
    Inputs.csv(
        lab.root(),
        "long-voip.csv",
        "2026-01-01T00:00:01,Client2,VOIP,a frame",
        "2026-01-01T00:00:02,Client2,VOIP,a frame",
        "2026-01-01T00:00:03,Client2,VOIP," + "a long frame ".repeat(615));
    lab.with("VOIP_CSV", "long-voip.csv");
  }
}
