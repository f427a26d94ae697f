package twoflow.chatdemo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Each line that a person types, until the end of the input (Ctrl-D); empty lines are left out. */
final class TypedTexts implements Texts {

  private final BufferedReader keyboard;

  /**
   * @param keyboard where lines come from, UTF-8
   */
  TypedTexts(InputStream keyboard) {
    this.keyboard = new BufferedReader(new InputStreamReader(keyboard, StandardCharsets.UTF_8));
  }

  @Override
  public void sayAll(Speaker speaker) throws IOException {
    for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
      if (!line.isEmpty()) {
        speaker.say(line, 0);
      }
    }
  }

  @Override
  public boolean typed() {
    return true;
  }
}
