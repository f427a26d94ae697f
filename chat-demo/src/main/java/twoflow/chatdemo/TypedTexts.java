package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import twoflow.client.LineSource;

/** What a person types; on a terminal between an introduction and a farewell. */
final class TypedTexts implements Texts {

  private final LineSource lines;
  private Optional<String> introduction;
  private Optional<String> farewell;

  private TypedTexts(LineSource lines, Optional<String> introduction, Optional<String> farewell) {
    this.lines = lines;
    this.introduction = introduction;
    this.farewell = farewell;
  }

  /** Nothing but the lines. */
  static TypedTexts alone(LineSource lines) {
    return new TypedTexts(lines, Optional.empty(), Optional.empty());
  }

  /** Says to the others that the person joins and leaves, too. */
  static TypedTexts introduced(LineSource lines) {
    return new TypedTexts(
        lines, Optional.of(Presence.JOINED.text()), Optional.of(Presence.LEFT.text()));
  }

  @Override
  public Optional<Text> next() throws IOException {
    Optional<String> text = introduction.isPresent() ? introduction : lines.next();
    introduction = Optional.empty();
    if (text.isEmpty()) {
      text = farewell;
      farewell = Optional.empty();
    }
    return text.map(line -> new Text(line, 0));
  }
}
