package twoflow.lesson.answers;

import twoflow.lesson.question.QuestionId;

/**
 * What a student wrote for a question.
 *
 * @param id the question
 * @param line the line of the file, from 1
 * @param text the answer; empty when it is open
 */
public record GivenAnswer(QuestionId id, long line, String text) {}
