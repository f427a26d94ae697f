package twoflow.call.wav;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twoflow.call.g711.Codec;

/** What is written is read back; what is not whole is refused, in one line. */
class WavFileTest {

  @TempDir private Path folder;

  private Path written(WavFormat format, byte[]... rows) throws IOException {
    Path file = folder.resolve("voice.wav");
    Files.deleteIfExists(file);
    try (WavWriter writer = new WavWriter(file, format)) {
      for (byte[] row : rows) {
        writer.mark();
        writer.write(row);
      }
    }
    return file;
  }

  private String refused(byte[] bytes) throws IOException {
    Path file = folder.resolve("other.wav");
    Files.write(file, bytes);
    String message = assertThrows(WavException.class, () -> WavFile.open(file)).getMessage();
    return message.substring(message.indexOf("other.wav"));
  }

  @Test
  void shouldReadBackWhatWasWritten() throws IOException {
    byte[] first = {1, 2, 3};
    byte[] second = {4, 5};
    WavFile file = WavFile.open(written(WavFormat.of(Codec.PCMA), first, second));
    assertEquals(new WavFormat(WavFormat.A_LAW, 1, 8000, 8), file.format());
    assertEquals(5, file.dataBytes());
    assertEquals(List.of(0L, 3L), file.cues());
    assertArrayEquals(second, file.read(3, 2));
  }

  @Test
  void shouldReadTheSameInSmallPieces() throws IOException {
    byte[] samples = new byte[200_001];
    new Random(3).nextBytes(samples);
    WavFile file = WavFile.open(written(WavFormat.of(Codec.PCMU), samples));
    WavBlocks blocks = new WavBlocks(file);
    for (int from : new int[] {0, 160, 65_500, 65_536, 199_841, 50, 200_001}) {
      int length = Math.min(160, samples.length - from);
      byte[] wanted = Arrays.copyOfRange(samples, from, from + length);
      assertArrayEquals(wanted, blocks.read(from, length));
    }
    assertThrows(IllegalArgumentException.class, () -> blocks.read(200_000, 2));
  }

  /** Byte by byte, as "Multimedia Programming Interface and Data Specifications 1.0" has it. */
  @Test
  void shouldWriteTheHeaderOfPcm() throws IOException {
    Path file = folder.resolve("pcm.wav");
    try (WavWriter writer = new WavWriter(file, WavFormat.pcm16(8000))) {
      writer.write(new byte[] {1, 2, 3, 4});
    }
    assertEquals(
        "52494646280000005741564 5666d7420 10000000 0100 0100 401f0000 803e0000 0200 1000"
                .replace(" ", "")
            + "646174610400000001020304",
        HexFormat.of().formatHex(Files.readAllBytes(file)));
  }

  @Test
  void shouldNotOverwrite() throws IOException {
    Path file = written(WavFormat.of(Codec.PCMU));
    assertThrows(
        FileAlreadyExistsException.class, () -> new WavWriter(file, WavFormat.of(Codec.PCMU)));
  }

  /**
   * The samples' chunk is 46 + 12 bytes behind the beginning; the last byte is of the cue chunk.
   */
  @ParameterizedTest
  @ValueSource(ints = {12, 20, 30, 40, 57, 59, 62, 70, 89})
  void shouldRefuseATruncatedFile(int length) throws IOException {
    byte[] whole = Files.readAllBytes(written(WavFormat.of(Codec.PCMU), new byte[] {1, 2, 3, 4}));
    String message = refused(Arrays.copyOf(whole, length));
    assertEquals("other.wav: truncated: ", message.substring(0, 22), message);
  }

  @Test
  void shouldRefuseWhatIsNoWav() throws IOException {
    assertEquals("other.wav: not a WAV file: it has 4 bytes", refused("RIFF".getBytes(ISO_8859_1)));
    assertEquals(
        "other.wav: not a WAV file: it does not begin with RIFF and WAVE",
        refused("ID3 and the rest of an MP3 file".getBytes(ISO_8859_1)));
  }

  @Test
  void shouldRefuseASampleThatIsNotWhole() throws IOException {
    byte[] odd = Files.readAllBytes(written(WavFormat.pcm16(8000), new byte[] {1, 2, 3}));
    assertEquals("other.wav: truncated: its last sample is not whole", refused(odd));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 4})
  void shouldReadOnlyWhatIsThere(long from) throws IOException {
    WavFile file = WavFile.open(written(WavFormat.of(Codec.PCMU), new byte[] {1, 2, 3, 4}));
    assertThrows(IllegalArgumentException.class, () -> file.read(from, 2));
  }

  @Test
  void shouldSayAFormatInWords() {
    assertEquals("44100 Hz, 2 channels, 16-bit PCM", new WavFormat(1, 2, 44_100, 16).toString());
    assertEquals("8000 Hz, mono, mu-law", WavFormat.of(Codec.PCMU).toString());
  }
}
