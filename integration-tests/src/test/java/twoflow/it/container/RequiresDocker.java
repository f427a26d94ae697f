package twoflow.it.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests that need a Docker Engine and the lab's image, which is built once before the first of
 * them. Without an engine they are skipped; with {@code LAB_REQUIRE_DOCKER=1} they fail. They wait
 * for the engine most of the time, and run beside the others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DockerExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@interface RequiresDocker {}
