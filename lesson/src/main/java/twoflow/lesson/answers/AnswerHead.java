package twoflow.lesson.answers;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the comments at the top of an answers file say: for which run the answers are.
 *
 * @param run the run's name, as the file has it
 * @param seed the seed that picked the questions
 * @param student whose answers they are
 * @param captureSha256 the SHA-256 of the capture file, in lower-case hexadecimal digits
 */
public record AnswerHead(
    Optional<String> run,
    OptionalLong seed,
    Optional<String> student,
    Optional<String> captureSha256) {}
