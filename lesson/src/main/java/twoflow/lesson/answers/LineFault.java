package twoflow.lesson.answers;

/**
 * A line of an answers file that cannot be used.
 *
 * @param line its number, from 1
 * @param what what is wrong with it, and what to do
 */
public record LineFault(long line, String what) {}
