package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twoflow.analysis.RunFiles;
import twoflow.core.payload.Printable;
import twoflow.core.run.WrongUseException;

/**
 * Finds submissions. A folder with an answers file, or one of a run, is a submission. Of another
 * folder each subfolder is one, as Moodle's "Download all submissions in folders" leaves them;
 * hidden ones and {@code __MACOSX} are passed over.
 */
final class SubmissionFinder {

  private static final Set<String> PASSED_OVER = Set.of("__MACOSX");

  private SubmissionFinder() {}

  /**
   * The submissions in some folders, sorted by their names.
   *
   * @throws WrongUseException when a folder is not there, or has none
   */
  static List<Submission> find(List<Path> folders) throws IOException {
    Set<Path> found = new LinkedHashSet<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new WrongUseException(folder + ": no such folder: name the folder of a class");
      }
      List<Path> inFolder = isSubmission(folder) ? List.of(folder) : subfolders(folder);
      if (inFolder.isEmpty()) {
        throw new WrongUseException(
            folder
                + ": no answers*.txt and no folders of students in it: name the folder of a class");
      }
      inFolder.forEach(submission -> found.add(submission.toAbsolutePath().normalize()));
    }
    return named(List.copyOf(found));
  }

  private static boolean isSubmission(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return RunFiles.isRun(folder) || files.anyMatch(SubmittedFiles::isAnswers);
    }
  }

  private static List<Path> subfolders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isDirectory)
          .filter(f -> !f.getFileName().toString().startsWith("."))
          .filter(f -> !PASSED_OVER.contains(f.getFileName().toString()))
          .toList();
    }
  }

  /** By the folder's name; where two have the same, with the name of the folder above. */
  private static List<Submission> named(List<Path> folders) {
    Map<String, Long> names =
        folders.stream()
            .collect(Collectors.groupingBy(SubmissionFinder::name, Collectors.counting()));
    List<Submission> submissions = new ArrayList<>();
    for (Path folder : folders) {
      boolean alone = names.get(name(folder)) == 1;
      String identifier = alone ? name(folder) : name(folder.getParent()) + "/" + name(folder);
      submissions.add(new Submission(identifier, folder));
    }
    Comparator<Submission> byName =
        Comparator.comparing(Submission::identifier, Collator.getInstance(Locale.ROOT));
    submissions.sort(byName.thenComparing(Submission::identifier));
    return submissions;
  }

  private static String name(Path folder) {
    Path name = folder.getFileName();
    return name == null ? "" : Printable.of(name.toString());
  }
}
