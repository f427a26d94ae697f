package twoflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.analysis.call.CallFigures;
import twoflow.analysis.call.Extent;
import twoflow.analysis.call.LateLoss;
import twoflow.analysis.link.Leg;
import twoflow.call.g711.Codec;
import twoflow.call.wav.WavFile;
import twoflow.call.wav.WavFormat;
import twoflow.call.wav.WavWriter;

/** The bounds of what the page has of calls. */
class PageCallsTest {

  private static final int HOUR_PACKETS = 180_000;

  @TempDir private Path folder;

  @Test
  void shouldHaveAVoiceOfFiveMinutesAndNoLongerOne() throws IOException {
    PageVoice longest = PageVoice.of(voice(300 * Codec.SAMPLE_RATE));
    assertEquals(300 * Codec.SAMPLE_RATE, longest.codes().length);
    assertEquals(300, longest.seconds());
    assertEquals("PCMA", longest.codec());
    PageVoice longer = PageVoice.of(voice(300 * Codec.SAMPLE_RATE + 800));
    assertEquals(0, longer.codes().length);
    assertEquals(300.1, longer.seconds(), 1e-9);
  }

  private WavFile voice(int samples) throws IOException {
    Path file = folder.resolve(samples + ".wav");
    try (WavWriter writer = new WavWriter(file, WavFormat.of(Codec.PCMA))) {
      writer.write(new byte[samples]);
    }
    return WavFile.open(file);
  }

  @Test
  void shouldHaveThePacketsOfAnHourAndThoseOfTheListenersFirst() {
    CallFigures sent = call(1, Leg.TO_RELAY);
    CallFigures heard = call(1, Leg.FROM_RELAY);
    assertEquals(Set.of(sent, heard), CallCollector.drawn(List.of(sent, heard)));
    CallFigures otherSent = call(2, Leg.TO_RELAY);
    CallFigures otherHeard = call(2, Leg.FROM_RELAY);
    assertEquals(
        Set.of(heard, otherHeard),
        CallCollector.drawn(List.of(sent, heard, otherSent, otherHeard)));
  }

  private static CallFigures call(int pair, Leg leg) {
    Extent none = new Extent(0, 0, 0);
    LateLoss late = new LateLoss(HOUR_PACKETS, 0, 0);
    return new CallFigures(
        "VOIP",
        pair,
        leg,
        HOUR_PACKETS,
        0,
        0,
        0,
        none,
        none,
        1,
        60,
        late,
        80,
        93.2,
        4.4,
        List.of());
  }
}
