package twoflow.launcher.batch;

import java.util.Optional;
import twoflow.core.seed.StudentId;

/**
 * A student of a class.
 *
 * @param name as the teacher's file has it
 */
public record Student(StudentId id, Optional<String> name) {}
