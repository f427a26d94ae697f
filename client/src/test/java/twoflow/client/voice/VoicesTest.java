package twoflow.client.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import twoflow.call.g711.Codec;
import twoflow.call.voice.Tones;
import twoflow.call.voice.Voice;
import twoflow.call.wav.WavFormat;
import twoflow.call.wav.WavWriter;
import twoflow.core.run.WrongUseException;

/** Which voice speaks, and what it says. */
class VoicesTest {

  @TempDir private Path folder;

  private Path wav(String name, WavFormat format, byte[] samples) throws IOException {
    Path file = folder.resolve(name);
    try (WavWriter writer = new WavWriter(file, format)) {
      writer.write(samples);
    }
    return file;
  }

  private static byte[] pcm(int... samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : samples) {
      bytes.putShort((short) sample);
    }
    return bytes.array();
  }

  private String refused(String name) {
    return assertThrows(WrongUseException.class, () -> new Voices("").of(name))
        .getMessage()
        .replace(folder + File.separator, "FOLDER/");
  }

  /** A program that leaves what it was given, and a file of sound, as the real one does. */
  private void install(String script) throws IOException {
    Path program = folder.resolve("espeak-ng");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void shouldPlayTonesWhereNothingSpeaks() throws IOException {
    Voice voice = new Voices(folder.toString()).of("auto");
    short[] said = voice.say("aé");
    assertEquals("tones", voice.toString());
    assertEquals(3 * 640, said.length, "three bytes in UTF-8");
    assertArrayEquals(said, new Tones().say("aé"));
    assertEquals(0, said[0]);
    // 97 % 15 = 7: the third note of the scale, an octave higher.
    double hertz = 440 * Math.pow(2, 4 / 12.0);
    assertEquals(9000 * Math.sin(2 * Math.PI * hertz * 300 / 8000), said[300], 1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void shouldLetEspeakSpeak() throws IOException {
    Path sound = wav("sound.wav", WavFormat.pcm16(16_000), new byte[64_000]);
    install(
        "printf '%s ' \"$@\" >"
            + folder
            + "/arguments; cat >"
            + folder
            + "/text; cp "
            + sound
            + " \"$7\"\n");
    Voice voice = new Voices("/no/such/folder:" + folder).of("auto");
    assertEquals("espeak-ng", voice.toString());
    assertEquals(16_000, voice.say("-w hello").length, "2 s");
    assertEquals("-w hello\n", Files.readString(folder.resolve("text")));
    String arguments = Files.readString(folder.resolve("arguments"));
    assertEquals("--stdin -b 1 -v en -w", arguments.substring(0, 21));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void shouldSayThatEspeakFails() throws IOException {
    install("exit 7\n");
    Voice voice = new Voices(folder.toString()).of("espeak-ng");
    assertEquals(
        "FOLDER/espeak-ng failed with exit code 7: --voice tones needs no program",
        assertThrows(IOException.class, () -> voice.say("hello"))
            .getMessage()
            .replace(folder.toString(), "FOLDER"));
  }

  @Test
  void shouldSayThatEspeakIsMissing() {
    assertEquals(
        "--voice espeak-ng: it is not installed (Debian: apt install espeak-ng); --voice tones"
            + " needs no program",
        refused("espeak-ng"));
  }

  /** Of the names that a user may type on Windows, some are no file's, as *.wav. */
  @Test
  void shouldRefuseANameThatNoFileCanHave() {
    assertEquals(
        "--voice no\0name.wav: no such file: name a WAV file, espeak-ng, samples, tones or auto",
        refused("no\0name.wav"));
  }

  @Test
  void shouldPlayARecording() throws IOException {
    Path pcm = wav("pcm.wav", WavFormat.pcm16(8000), pcm(0, 1000, -32768));
    assertArrayEquals(
        new short[] {0, 1000, -32768}, new Voices("").of(pcm.toString()).say("whatever"));
    byte[] codes = {Codec.PCMA.encode(1000), Codec.PCMA.silence()};
    Path law = wav("law.wav", WavFormat.of(Codec.PCMA), codes);
    assertArrayEquals(codes, Codec.PCMA.encode(new Voices("").of(law.toString()).say("")));
  }

  @Test
  void shouldRefuseOtherRecordings() throws IOException {
    String missing = folder.resolve("missing.wav").toString();
    assertEquals(
        "--voice FOLDER/missing.wav: no such file: name a WAV file, espeak-ng, samples, tones or auto",
        refused(missing));
    Path cd = wav("cd.wav", new WavFormat(WavFormat.PCM, 2, 44_100, 16), new byte[8]);
    assertEquals(
        "--voice FOLDER/cd.wav: it is 44100 Hz, 2 channels, 16-bit PCM; 8000 Hz, mono, 16-bit PCM is"
            + " needed: sox 'FOLDER/cd.wav' -r 8000 -c 1 -b 16 voice.wav",
        refused(cd.toString()));
    Path text = Files.writeString(folder.resolve("text.wav"), "timestamp,speaker,flow,message");
    assertEquals(
        "--voice FOLDER/text.wav: not a WAV file: it does not begin with RIFF and WAVE",
        refused(text.toString()));
    Path cut = wav("cut.wav", WavFormat.pcm16(8000), new byte[100]);
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 99));
    assertEquals(
        "--voice FOLDER/cut.wav: truncated: by its header, 136 bytes of 'RIFF' follow, and 91 are"
            + " there",
        refused(cut.toString()));
    Path long1 = wav("long.wav", WavFormat.of(Codec.PCMU), new byte[Voice.MAX_SAMPLES + 8000]);
    assertEquals(
        "--voice FOLDER/long.wav: it is 601 s of voice: 600 s is the most that a row may be",
        refused(long1.toString()));
  }
}
