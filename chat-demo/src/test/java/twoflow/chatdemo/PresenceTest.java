package twoflow.chatdemo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceTest {

  @Test
  void shouldReadWhatItWrites() {
    for (Presence presence : Presence.values()) {
      assertEquals(Optional.of(presence), Presence.of(presence.text()));
    }
    assertEquals("*joined*", Presence.JOINED.text());
  }

  @Test
  void shouldTakeOtherTextsForWhatTheyAre() {
    for (String text : new String[] {"joined", "*Joined*", "*joined* ", "", "**"}) {
      assertEquals(Optional.empty(), Presence.of(text), text);
    }
  }
}
