package twoflow.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockNameTest {

  private static final String UUID = "0ff795bf-04b2-4ecd-963a-f5d5c368c6c2\n";

  @TempDir private Path folder;

  /** 930766865, 4294967295 and 3076352578: what cksum of GNU coreutils prints. */
  @ParameterizedTest
  @CsvSource({"123456789,377a6011", "'',ffffffff", "test,b75d6a42"})
  void shouldBeTheCrcOfCksum(String host, String name) {
    assertEquals(name, ClockName.of(host.getBytes(StandardCharsets.UTF_8)).text());
  }

  @Test
  void shouldCountTheLengthInAsManyBytesAsItHas() {
    assertEquals("e1b7c7c9", ClockName.of("x".repeat(300).getBytes(StandardCharsets.UTF_8)).text());
  }

  @Test
  void shouldBeThatOfTheKernelWhateverTheHostIsCalled() throws IOException {
    Path bootId = Files.writeString(folder.resolve("boot_id"), UUID);
    Optional<ClockName> container = ClockName.ofHost(bootId, () -> Optional.of("a"));
    assertEquals(container, ClockName.ofHost(bootId, () -> Optional.of("b")));
    Files.writeString(bootId, UUID.replace('0', '1'));
    assertEquals(false, container.equals(ClockName.ofHost(bootId, () -> Optional.of("a"))));
  }

  @Test
  void shouldBeThatOfTheHostsNameWithoutABootId() {
    Path none = folder.resolve("none");
    assertEquals("b75d6a42", ClockName.ofHost(none, () -> Optional.of("test")).get().text());
    assertEquals(Optional.empty(), ClockName.ofHost(none, Optional::empty));
  }

  @Test
  void shouldBeTheSameForAllProgramsOfThisHost() {
    assertEquals(ClockName.ofThisHost(), ClockName.ofThisHost());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "377a601", "377a60111", "377A6011", "377a601\n"})
  void shouldRefuseWhatIsNoName(String text) {
    assertThrows(IllegalArgumentException.class, () -> new ClockName(text));
  }
}
