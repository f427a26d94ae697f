package twoflow.analysis.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.RunAnalysis;
import twoflow.testsupport.handmade.HandmadeRun;

/** The bytes of a stream, in order, however TCP cut, repeated and reordered them. */
class StreamContentTest {

  private static final int PORT = 9002;
  private static final int ROUNDS = 50;
  private static final int FIRST_DATA_FRAME = 4;

  @TempDir private Path folder;

  private byte[] content(HandmadeRun run) throws IOException {
    Path capture = Files.write(folder.resolve("two-flow.pcap"), run.pcap());
    Path file = Files.createTempFile(folder, "content", "");
    try (RunAnalysis analysis = RunAnalysis.open(folder)) {
      assertEquals(1, analysis.capture().connections().size());
      new StreamContent(capture, analysis.capture()).write(0, Leg.TO_RELAY, file);
    }
    return Files.readAllBytes(file);
  }

  @Test
  void shouldPutTheBytesInOrder() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      byte[] stream = new byte[1 + random.nextInt(2000)];
      random.nextBytes(stream);
      HandmadeRun run =
          new HandmadeRun(random, -100L)
              .open(12, PORT)
              .mixed(12, PORT, true, stream)
              .close(12, PORT, stream.length, 0);
      assertArrayEquals(stream, content(run), "round " + round);
    }
  }

  @Test
  void shouldLeaveRoomForMissingBytes() throws IOException {
    HandmadeRun run =
        new HandmadeRun(new Random(1), 7)
            .open(12, PORT)
            .toRelay(12, PORT, 1, 16, "ab")
            .toRelay(12, PORT, 3, 16, "cd")
            .close(12, PORT, 4, 0)
            .without(FIRST_DATA_FRAME);
    assertArrayEquals("\0\0cd".getBytes(StandardCharsets.UTF_8), content(run));
  }
}
