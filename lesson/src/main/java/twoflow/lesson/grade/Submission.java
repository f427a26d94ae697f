package twoflow.lesson.grade;

import java.nio.file.Path;

/**
 * What one student handed in.
 *
 * @param identifier the name of its folder, by which a gradebook knows the student
 * @param folder the folder
 */
record Submission(String identifier, Path folder) {}
