package twoflow.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeSeqTest {

  @ParameterizedTest
  @CsvSource({
    "1, 10, seq=1..10",
    "2147483647, 2147483648, seq=2147483647..2147483648",
    "2147483649, 2147483658, seq=2147483649..2147483658",
    "4294967294, 4294967295, seq=4294967294..4294967295",
    "4294967295, 4294967297, seq=4294967295..1",
    "4294967296, 4294967296, seq=0..0",
    "4294967297, 4294967306, seq=1..10",
    "8589934593, 8589934594, seq=1..2"
  })
  void shouldShowWhatWiresharkShows(long firstSeq, long lastSeq, String shown) {
    assertEquals(shown, RelativeSeq.range(firstSeq, lastSeq));
  }
}
