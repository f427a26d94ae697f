package twoflow.analysis.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static twoflow.analysis.ChatRun.ACK;
import static twoflow.analysis.ChatRun.FIRST_ROW_BYTES;
import static twoflow.analysis.ChatRun.PORT;
import static twoflow.analysis.ChatRun.RECEIVER;
import static twoflow.analysis.ChatRun.ROWS;
import static twoflow.analysis.ChatRun.SENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import twoflow.analysis.ChatRun;
import twoflow.analysis.RunAnalysis;
import twoflow.analysis.verdict.Check;
import twoflow.testsupport.handmade.HandmadeRun;

/** The steps of a run by a scenario with one proof: two rows from a client to the relay. */
final class ProvedRun {

  static final String FIRST_ROW = ROWS.substring(0, FIRST_ROW_BYTES);
  private static final String SECOND_ROW = ROWS.substring(FIRST_ROW_BYTES);

  private ProvedRun() {}

  /**
   * Opened connections; both rows are sent, each in a segment of its own: frames 7 and 8.
   *
   * @param ackedOffset the acknowledgment number behind the first row, over the initial one; 0:
   *     none is sent
   */
  static ChatRun run(Path folder, String proof, int ackedOffset) throws IOException {
    ChatRun run = new ChatRun(folder).file("scenario.yml", scenario(proof));
    HandmadeRun packets = run.packets.open(SENDER, PORT).open(RECEIVER, PORT);
    packets.toRelay(SENDER, PORT, 1, ACK, FIRST_ROW);
    if (ackedOffset > 0) {
      packets.ackFromRelay(SENDER, PORT, ackedOffset);
    }
    second(run);
    return run;
  }

  /** Sends the second row, once more. */
  static void second(ChatRun run) {
    run.packets.toRelay(SENDER, PORT, FIRST_ROW_BYTES + 1, ACK, SECOND_ROW);
  }

  /** Other ACKs, a millisecond each. */
  static void others(ChatRun run, int count) {
    for (int i = 0; i < count; i++) {
      run.packets.ackFromRelay(SENDER, PORT, 1);
    }
  }

  /** The receiver gets both rows, and all connections end. */
  static ChatRun end(ChatRun run) {
    run.packets.fromRelay(RECEIVER, PORT, 1, ACK, ROWS);
    run.packets.close(SENDER, PORT, ROWS.length(), 0).close(RECEIVER, PORT, 0, ROWS.length());
    return run;
  }

  /** The last check; all before it passed. */
  static Check proof(ChatRun run) throws IOException {
    try (RunAnalysis analysis = run.open()) {
      List<Check> checks = analysis.verdict().checks();
      for (Check check : checks.subList(0, checks.size() - 1)) {
        assertTrue(check.passed() || check.name().equals("CHAT events"), check::toString);
      }
      return checks.getLast();
    }
  }

  /** The text of a scenario with one proof. */
  static String scenario(String proof) {
    return """
    title: A
    about: B
    rows: {chat: chat.csv}
    options: {client-chat: {interval: 10s}}
    proof:
    """
        + proof
        + "\n";
  }
}
