package twoflow.launcher.batch;

import java.nio.file.Path;
import java.util.Optional;
import twoflow.core.seed.RunSeed;

/**
 * A run of a batch, which may be made or not.
 *
 * @param name the name of its folder in the batch's
 * @param seed its rows are made from it
 * @param student whose run it is
 * @param scenario a scenario's name, or its file
 */
public record PlannedRun(
    String name, RunSeed seed, Optional<Student> student, Optional<Path> scenario) {}
