package twoflow.lesson.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import twoflow.lesson.answers.AnswerHead;
import twoflow.lesson.marking.CaptureHash;
import twoflow.lesson.sheet.LessonMaker;

/**
 * Which capture of a submission counts: the one that the answers' head names, else the only one.
 */
final class CaptureChoice {

  private CaptureChoice() {}

  /**
   * Chooses.
   *
   * @throws UngradableException when there is none, or several and nobody knows which, or none of
   *     several is the one that the answers are for
   */
  static Path of(List<Path> captures, AnswerHead head) throws IOException, UngradableException {
    if (captures.isEmpty()) {
      throw new UngradableException("no capture: there is no *.pcap or *.pcapng");
    }
    if (captures.size() == 1) {
      return captures.getFirst();
    }
    Optional<String> hash = head.captureSha256();
    if (hash.isEmpty()) {
      throw new UngradableException(
          captures.size() + " captures (" + names(captures) + "): leave the one of the answers");
    }
    for (Path capture : captures) {
      if (hash.get().equals(LessonMaker.sha256Hex(capture))
          || hash.get().equals(CaptureHash.ofContent(capture))) {
        return capture;
      }
    }
    throw new UngradableException(
        "foreign capture: none of "
            + names(captures)
            + " is the one that the answers are for, by their head");
  }

  private static String names(List<Path> captures) {
    return captures.stream()
        .limit(3)
        .map(capture -> capture.getFileName().toString())
        .collect(Collectors.joining(", "));
  }
}
