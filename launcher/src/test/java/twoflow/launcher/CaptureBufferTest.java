package twoflow.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twoflow.core.scenario.Scenario;

class CaptureBufferTest {

  private static final String CALL = "options: {client-voip: {codec: pcmu, voice: tones}}";

  @TempDir private Path folder;

  private CaptureBuffer of(int rows, int bytes, String more) throws IOException {
    String text =
        """
        title: A
        about: B
        rows: {chat: {rows: %d, bytes: %d, seed: 1}, voip: {rows: 2, bytes: 30, seed: 1}}
        %s
        proof:
          - handshake: {flow: chat, min: 1ms, max: 1s}
        """
            .formatted(rows, bytes, more);
    return CaptureBuffer.of(Scenario.read(Files.writeString(folder.resolve("a.yml"), text)));
  }

  /**
   * A packet of a run has at most all rows of both flows, and headers; or what the MTU lets it
   * have.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 40, '', 1920, 12582912",
    "30, 1000, '', 65408, 12582912",
    "70, 1000, '', 0, 134217728",
    "2, 20000, '', 65408, 12582912",
    "9000, 1000, 'network: {mtu: 1500}', 1920, 12582912",
    "9000, 1000, 'network: {mtu: 9000}', 16256, 12582912",
    "4, 40, 'network: {mtu: 9000}', 1920, 12582912",
  })
  void shouldFitTheLongestPacket(
      int rows, int bytes, String network, int snapshotBytes, long memoryBytes) throws IOException {
    CaptureBuffer buffer = of(rows, bytes, network);
    assertEquals(snapshotBytes, buffer.snapshotBytes());
    assertEquals(memoryBytes, buffer.memoryBytes());
  }

  /** Its rows say little of how long a call is. */
  @Test
  void shouldTakeAnyPacketOfACall() throws IOException {
    assertEquals(CaptureBuffer.PACED, of(4, 40, CALL));
    assertEquals(CaptureBuffer.LARGE, of(70, 1000, CALL));
    assertEquals(1920, of(4, 40, CALL + "\nnetwork: {mtu: 1500}").snapshotBytes());
  }

  @Test
  void shouldNeedLittleForRowsOfASeed() {
    assertEquals(3968, CaptureBuffer.ofSeed().snapshotBytes());
    assertTrue(CaptureBuffer.ofSeed().memoryBytes() < CaptureBuffer.PACED.memoryBytes());
  }

  /** Twice what is in the files; and never room for fewer packets than where that is not known. */
  @ParameterizedTest
  @CsvSource({
    "400, 300, , 1920",
    "400, 500, , 3968",
    "3000, 100, , 8064",
    "3900, 100, , 0",
    "20000, 100, , 0",
    "20000, 100, 1500, 1920",
    "200000, 100, , 0",
  })
  void shouldFitTheRowsInTheFiles(int chatBytes, int voipBytes, Integer mtuBytes, int snapshotBytes)
      throws IOException {
    Files.writeString(folder.resolve("chat_messages.csv"), "c".repeat(chatBytes));
    Files.writeString(folder.resolve("voip_messages.csv"), "v".repeat(voipBytes));
    OptionalInt mtu = mtuBytes == null ? OptionalInt.empty() : OptionalInt.of(mtuBytes);
    CaptureBuffer buffer = CaptureBuffer.ofRows(folder, mtu);
    assertEquals(snapshotBytes, buffer.snapshotBytes());
    assertEquals(snapshotBytes == 0, buffer.equals(CaptureBuffer.LARGE));
  }
}
