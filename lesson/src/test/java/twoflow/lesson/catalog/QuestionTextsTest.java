package twoflow.lesson.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.lesson.question.Answer;
import twoflow.lesson.question.Mistake;
import twoflow.lesson.question.Question;
import twoflow.testsupport.GoldenRun;
import twoflow.testsupport.handmade.HandmadeFaults;
import twoflow.testsupport.handmade.HandmadeRun;

/** What must hold of every question of every run. */
class QuestionTextsTest {

  private static final int CAPTURES = 150;

  /** Of three digits and more: ports, numbers of frames and of bytes. */
  private static final Pattern LARGE_NUMBER = Pattern.compile("[0-9]{3,}");

  @TempDir private Path folder;

  /** A student reads the text, where to look, and the hints: none of them may have an answer. */
  @Test
  void shouldNotGiveAnswersAway() throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults"));
    HandmadeFaults.write(faults);
    for (long seed = 1; seed <= 10; seed++) {
      shouldNotGiveAnswersAway(
          AskedRun.of(GoldenRun.copyTo(folder.resolve("golden")), seed).questions().values());
      shouldNotGiveAnswersAway(AskedRun.of(faults, seed).questions().values());
    }
  }

  private static void shouldNotGiveAnswersAway(Collection<Question> questions) {
    for (Question question : questions) {
      StringBuilder shown = new StringBuilder(question.find());
      question.mistakes().stream()
          .map(Mistake::hint)
          .forEach(hint -> shown.append(' ').append(hint));
      Matcher number = LARGE_NUMBER.matcher(shown);
      while (number.find()) {
        // The relay's ports are in the lab's own pages.
        assertTrue(number.group().matches("9001|9002|9411|9412"), question::toString);
      }
      assertTrue(!shown.toString().contains("tcp.stream =="), question::toString);
      for (Mistake mistake : question.mistakes()) {
        assertTrue(mistake.hint().matches("[a-z].*[^.]"), mistake::toString);
        assertTrue(mistake.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), mistake::toString);
      }
      assertTrue(question.text().matches("(?s)[A-Z].*[?.]"), question::text);
      assertEquals(0, question.text().chars().filter(c -> c == '`').count() % 2, question::text);
    }
  }

  /** Who asks for ms, bytes or percent must say so. */
  @Test
  void shouldNameTheUnit() throws IOException {
    for (Question question : AskedRun.of(GoldenRun.copyTo(folder), 1).questions().values()) {
      if (question.answer() instanceof Answer.Number number) {
        String symbol = number.unit().symbol().replace("%", "percent");
        assertTrue(question.text().contains(symbol), question::text);
      }
    }
  }

  /** Random segments, some twice, near ones in any order: what is asked is sound. */
  @Test
  void shouldKnowNoMistakeThatIsRight() throws IOException {
    TreeSet<String> asked = new TreeSet<>();
    for (int i = 0; i < CAPTURES; i++) {
      Path run = Files.createDirectories(folder.resolve("run" + i));
      Files.write(run.resolve("two-flow.pcap"), capture(new Random(i)));
      AskedRun questions = AskedRun.of(run, i);
      questions.shouldBeSound();
      questions.questions().keySet().forEach(id -> asked.add(id.toString()));
    }
    assertTrue(asked.size() > 20, asked::toString);
  }

  private static byte[] capture(Random random) {
    byte[] chat = rows(random);
    byte[] voice = rows(random);
    HandmadeRun run = new HandmadeRun(random, random.nextLong(1L << 32));
    run.open(11, 9001).open(12, 9001).open(21, 9002).open(22, 9002);
    run.mixed(11, 9001, true, chat).mixed(12, 9001, false, chat);
    run.mixed(21, 9002, true, voice).mixed(22, 9002, false, voice);
    run.ackFromRelay(11, 9001, chat.length + 1).ackFromRelay(21, 9002, voice.length + 1);
    run.close(11, 9001, chat.length, 0).close(12, 9001, 0, chat.length);
    run.close(21, 9002, voice.length, 0).close(22, 9002, 0, voice.length);
    return run.pcap();
  }

  private static byte[] rows(Random random) {
    StringBuilder rows = new StringBuilder();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      rows.append("x".repeat(1 + random.nextInt(150))).append(random.nextInt(100)).append('\n');
    }
    return rows.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
