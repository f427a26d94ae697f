package twoflow.report.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import twoflow.analysis.call.CallDelivery;
import twoflow.call.g711.Codec;
import twoflow.call.wav.WavFormat;

/**
 * Writes {@code heard.wav}: what a listening program plays that holds each packet for a fixed time.
 * It is the voice, with silence for each packet that comes too late.
 */
final class HeardVoice {

  /** The file's name. */
  static final String NAME = "heard.wav";

  private final CallLeg call;
  private final long playoutNs;

  /**
   * @param playout how long a packet is held
   */
  HeardVoice(CallLeg call, Duration playout) {
    this.call = call;
    this.playoutNs = playout.toNanos();
  }

  void write(OutputStream out) throws IOException {
    boolean muLaw = call.voice().format().encoding() == WavFormat.MU_LAW;
    byte silence = (muLaw ? Codec.PCMU : Codec.PCMA).silence();
    try (InputStream voice = Files.newInputStream(call.voice().path())) {
      out.write(voice.readNBytes((int) call.voice().dataFrom()));
      new CallDelivery(call.packets())
          .forEachDelay((packet, delayNs) -> {
            byte[] samples = voice.readNBytes(call.packets().payloadBytes(packet));
            if (delayNs > playoutNs) {
              Arrays.fill(samples, silence);
            }
            out.write(samples);
          });
      voice.transferTo(out);
    }
  }
}
