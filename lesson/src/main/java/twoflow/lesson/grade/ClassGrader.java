package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Grades all submissions, as many at once as there are processors. */
final class ClassGrader {

  private static final long STOP_TIMEOUT_S = 5;

  private final SubmissionGrader grader;

  ClassGrader(SubmissionGrader grader) {
    this.grader = grader;
  }

  /** Grades them; the results have the order of the submissions. */
  List<Graded> grade(List<Submission> submissions) throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("two-flow-grade.");
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Graded>> waiting = new ArrayList<>();
      for (Submission submission : submissions) {
        waiting.add(workers.submit(() -> grade(submission, temporary)));
      }
      List<Graded> graded = new ArrayList<>();
      for (Future<Graded> next : waiting) {
        graded.add(next.get());
      }
      return graded;
    } catch (ExecutionException e) {
      throw new IOException("cannot grade: " + e.getCause(), e.getCause());
    } finally {
      workers.shutdownNow();
      awaitEnd(workers);
      delete(temporary);
    }
  }

  private Graded grade(Submission submission, Path temporary) throws IOException {
    Path folder = Files.createTempDirectory(temporary, "");
    try {
      return grader.grade(submission, folder);
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  /** An interrupted reader ends at its next read. */
  private static void awaitEnd(ExecutorService workers) {
    boolean interrupted = Thread.interrupted();
    try {
      workers.awaitTermination(STOP_TIMEOUT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.walk(folder)) {
      left = files.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }
}
