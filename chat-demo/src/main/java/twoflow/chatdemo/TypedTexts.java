package twoflow.chatdemo;

import java.io.IOException;
import java.util.Optional;
import twoflow.client.LineSource;

/** What a person types, on a terminal after an introduction. */
final class TypedTexts implements Texts {

  private final LineSource lines;
  private Optional<String> introduction;

  /**
   * @param introduction is said first; empty says nothing by itself
   */
  TypedTexts(LineSource lines, Optional<String> introduction) {
    this.lines = lines;
    this.introduction = introduction;
  }

  @Override
  public Optional<Text> next() throws IOException {
    Optional<String> text = introduction.isPresent() ? introduction : lines.next();
    introduction = Optional.empty();
    return text.map(line -> new Text(line, 0));
  }
}
