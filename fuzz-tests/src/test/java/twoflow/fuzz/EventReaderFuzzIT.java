package twoflow.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import twoflow.analysis.event.EventFormatException;
import twoflow.analysis.event.EventReader;
import twoflow.core.event.Event;
import twoflow.testsupport.GoldenRun;

/** Whatever an event file has, each line is an event or an {@link EventFormatException}. */
class EventReaderFuzzIT {

  private static final int SEED_BYTES = 1024;

  private final Path file = Files.createTempFile("events", ".csv");

  EventReaderFuzzIT() throws IOException {
    file.toFile().deleteOnExit();
  }

  static Stream<byte[]> files() throws IOException {
    byte[] relay = golden("relay");
    String scoped =
        Event.HEADER + "\n1,connected,X,,,[fe80::1%eth0]:1,[fe80::2%eth0]:9001,,,\n2,closed";
    return Stream.of(
        relay,
        Arrays.copyOf(relay, SEED_BYTES),
        Arrays.copyOf(golden("client-voip"), SEED_BYTES),
        scoped.getBytes(StandardCharsets.UTF_8));
  }

  @DictionaryEntries({
    ",clock,",
    ",sent,",
    ",received,",
    ",reset,",
    ",,,",
    "%",
    "]:",
    "[",
    "-1",
    "\\x0d\\x0a"
  })
  @MethodSource("files")
  @FuzzTest
  void shouldReadEventsOrSayWhichLineIsNone(byte[] content) throws IOException {
    Files.write(file, content);
    long events = 0;
    try (EventReader reader = new EventReader(file)) {
      for (Event event = reader.next(); event != null; event = reader.next()) {
        events++;
      }
    } catch (EventFormatException declared) {
      assertTrue(declared.getMessage().startsWith("events/"), declared.getMessage());
    }
    assertTrue(events <= content.length / 10, "events out of nothing");
  }

  private static byte[] golden(String role) throws IOException {
    return GoldenRun.read("events/" + role + ".csv");
  }
}
