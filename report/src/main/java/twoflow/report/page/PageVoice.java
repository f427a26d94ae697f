package twoflow.report.page;

import java.io.IOException;
import java.util.Optional;
import twoflow.analysis.RunAnalysis;
import twoflow.call.g711.Codec;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;
import twoflow.report.output.CallLeg;

/**
 * What a call said. The page makes sound of it: as it was sent, and with silence for late packets.
 *
 * @param codec the name of their law, PCMU or PCMA
 * @param seconds how long it is
 * @param codes a byte for each sample; empty when it is longer than {@link #MAX_SECONDS}
 */
public record PageVoice(String codec, double seconds, byte[] codes) {

  /** How much of a voice the page holds: 2.4 MB, 3.2 MB as text. */
  public static final int MAX_SECONDS = 300;

  /**
   * The voice of a run, where a leg of its calls was found whole.
   *
   * @throws IOException when it cannot be read
   */
  public static Optional<PageVoice> of(RunAnalysis run) throws IOException {
    Optional<WavFile> voice =
        CallLeg.wholeOnes(run).stream().findFirst().flatMap(call -> run.voice());
    return voice.isPresent() ? Optional.of(of(voice.get())) : Optional.empty();
  }

  static PageVoice of(WavFile voice) throws IOException {
    Codec codec = voice.format().encoding() == WavFormat.MU_LAW ? Codec.PCMU : Codec.PCMA;
    double seconds = (double) voice.dataBytes() / Codec.SAMPLE_RATE;
    byte[] codes =
        seconds > MAX_SECONDS ? new byte[0] : voice.read(0, Math.toIntExact(voice.dataBytes()));
    return new PageVoice(codec.name(), seconds, codes);
  }
}
