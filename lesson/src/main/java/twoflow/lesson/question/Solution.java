package twoflow.lesson.question;

import java.util.List;

/**
 * How the answer is found: for the key, never for students.
 *
 * @param rule how it follows from the capture, in words
 * @param filter the display filter of Wireshark that shows just the frames that it follows from
 * @param fields the fields to read in those frames, by Wireshark's names; empty when the frames are
 *     counted
 * @param frames the frames that say it, as Wireshark numbers them; the first ones if there are many
 */
public record Solution(String rule, String filter, List<String> fields, List<Long> frames) {

  /** Of more frames the key names the first ones. */
  public static final int MAX_FRAMES = 20;

  /** Takes the lists as they are, the frames cut. */
  public Solution {
    fields = List.copyOf(fields);
    frames = List.copyOf(frames.subList(0, Math.min(frames.size(), MAX_FRAMES)));
  }
}
