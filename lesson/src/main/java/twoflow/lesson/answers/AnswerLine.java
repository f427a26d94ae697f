package twoflow.lesson.answers;

import java.util.Optional;
import twoflow.lesson.question.QuestionId;

/**
 * A line of an answers file that is neither empty nor a comment.
 *
 * @param line its number, from 1
 * @param id the number of the question that it begins with; empty when it begins with none
 * @param text what comes after that, without comment; empty when nothing was answered
 */
public record AnswerLine(long line, Optional<QuestionId> id, String text) {}
