package twoflow.it.container;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * {@code deploy/swarm}, on three engines. They take longer to start than most of the tests, so all
 * use the same ones, and the batch, which loses two of them, is the last. All of this waits more
 * than it works: it starts early, so that nobody waits for it in the end.
 */
@RequiresDocker
@Order(2)
// It makes one thread run all tests: Batch is not to take a node from Hosts.
@ResourceLock("the engines")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(400)
class SwarmIT {

  private SwarmEngines engines;

  @BeforeAll
  void startTheEngines(@TempDir Path temp) throws Exception {
    engines = SwarmEngines.start(Files.createDirectory(temp.resolve("engines")));
  }

  @AfterAll
  void endTheEngines() throws Exception {
    if (engines != null) {
      engines.close();
    }
  }

  @Nested
  @Order(1)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class Hosts extends SwarmHosts {

    @Override
    SwarmEngines engines() {
      return engines;
    }
  }

  @Nested
  @Order(2)
  class Batch extends SwarmBatch {

    @Override
    SwarmEngines engines() {
      return engines;
    }
  }
}
