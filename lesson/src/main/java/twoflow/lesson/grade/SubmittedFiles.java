package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The files of a submission that count, wherever they lie in its folder.
 *
 * @param answers its answers files
 * @param captures its captures, but not the report's
 */
record SubmittedFiles(List<Path> answers, List<Path> captures) {

  private static final int MAX_DEPTH = 6;
  private static final int MAX_FILES = 2_000;
  private static final Pattern ANSWERS = Pattern.compile("answers.*\\.txt");
  private static final Pattern CAPTURE =
      Pattern.compile("(?!.*\\.annotated\\.).*\\.(?:pcap|pcapng)(?:\\.gz)?");

  /** What the lab makes of a capture or beside it. */
  private static final List<String> NOT_THE_CAPTURE = List.of("call.pcapng", "tap.pcapng");

  /**
   * Looks for them. Links are not followed: what they lead to is not the student's.
   *
   * @throws UngradableException when there are links, or too many files
   */
  static SubmittedFiles of(Path folder) throws IOException, UngradableException {
    Visitor visitor = new Visitor();
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), MAX_DEPTH, visitor);
    if (visitor.files.size() > MAX_FILES) {
      throw new UngradableException("more than " + MAX_FILES + " files: not a submission");
    }
    for (Path odd : visitor.odd) {
      throw new UngradableException(
          folder.relativize(odd) + " is a link, or no file: only files and folders are read");
    }
    List<Path> captures = visitor.files.stream().filter(SubmittedFiles::isCapture).toList();
    List<Path> own = captures.stream().filter(f -> !NOT_THE_CAPTURE.contains(name(f))).toList();
    return new SubmittedFiles(
        visitor.files.stream().filter(SubmittedFiles::isAnswers).toList(),
        own.isEmpty() ? captures : own);
  }

  /**
   * Whether a file has the name of an answers file: {@code answers.txt}, {@code Answers (1).txt}.
   */
  static boolean isAnswers(Path file) {
    return ANSWERS.matcher(name(file)).matches();
  }

  private static boolean isCapture(Path file) {
    return CAPTURE.matcher(name(file)).matches();
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** Collects, and stops at too many. */
  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final List<Path> files = new ArrayList<>();
    private final List<Path> odd = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        files.add(file);
      } else if (!attributes.isDirectory()) {
        odd.add(file);
      }
      return files.size() > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
