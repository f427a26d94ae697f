package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import twoflow.it.LabProcess;

/**
 * A run in mid-flow: what the kernel says of its processes, not what the Compose file says, and
 * what stays of it.
 */
@RequiresDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunningContainersIT {

  private static final String NOTHING = "0000000000000000";

  /** capability.h: NET_RAW is bit 13, SETUID bit 7, SETGID bit 6. */
  private static final String NET_RAW = "0000000000002000";

  private static final String NET_RAW_SETUID_SETGID = "00000000000020c0";
  private static final String SETUID_SETGID = "00000000000000c0";

  /** Neither root nor the roles' own user. */
  private static final String OWNER = "1234";

  private static final String ROLE = "10001";

  private ComposeLab lab;
  private LabProcess up;

  @BeforeAll
  void startARun(@TempDir Path folder) throws Exception {
    lab = ComposeLab.in(folder);
    LessonRows.writeLongOnesInto(lab);
    lab.giveTo(OWNER + ":" + OWNER, "captures");
    up = lab.up();
    up.awaitLog("VOIP received row 2 ");
  }

  @AfterAll
  void removeAll() throws Exception {
    try {
      if (lab != null) {
        lab.close();
      }
    } finally {
      if (up != null) {
        up.close();
      }
    }
  }

  @Test
  @Order(1)
  @Execution(ExecutionMode.SAME_THREAD)
  void shouldGiveEachProcessNoMoreRightsThanItNeeds() throws Exception {
    for (String role : List.of("relay", "client-chat", "client-voip")) {
      processesOf(role, "java").forEach(java -> java.shouldBe(ROLE, NOTHING, NOTHING));
    }
    for (String name : List.of("tcpdump", "capture.sh")) {
      processesOf("capture", name)
          .forEach(process -> process.shouldBe(OWNER, NET_RAW, NET_RAW_SETUID_SETGID));
    }
    processesOf("report", "sh").forEach(script -> script.shouldBe(OWNER, NOTHING, SETUID_SETGID));
    for (String service : List.of("relay", "client-chat", "client-voip", "capture", "report")) {
      shouldBeReadOnly(service);
    }
    for (String checked : List.of("relay", "capture")) {
      exec(checked, "test", "-e", "/tmp/healthy").shouldExit(0);
    }
  }

  /**
   * The image's own folders; /tmp and captures/ are the only ones that are mounted to be written.
   */
  private void shouldBeReadOnly(String service) throws Exception {
    List<String> files = List.of("/probe", "/opt/lab/probe", "/etc/probe");
    String touchEach = "for file; do touch \"$file\" && echo \"$file\"; done";
    List<String> command = new ArrayList<>(List.of("sh", "-c", touchEach, "sh"));
    command.addAll(files);
    try (LabProcess touch = exec(service, command.toArray(String[]::new))) {
      touch.exitCode(60);
      assertEquals(List.of(), touch.stdout(), touch::toString);
      for (String file : files) {
        assertTrue(
            touch.stderr().stream()
                .anyMatch(line -> line.contains(file) && line.contains("Read-only file system")),
            touch::toString);
      }
    }
  }

  /** The last of the tests: then the run is over. */
  @Test
  @Order(2)
  @Execution(ExecutionMode.SAME_THREAD)
  void shouldKeepTheCaptureOnDown() throws Exception {
    lab.down();
    up.exitCode(60);
    lab.giveTo(FinishedRun.ownerOf(lab.root()), "captures");
    new FinishedRun(lab.run()).shouldHoldAWholeFile();
  }

  private List<ContainerProcess> processesOf(String service, String name) throws Exception {
    List<ContainerProcess> found = new ArrayList<>();
    try (LabProcess status = exec(service, "sh", "-c", "cat /proc/[0-9]*/status")) {
      Map<String, String> fields = new HashMap<>();
      status.exitCode(60);
      for (String line : status.stdout()) {
        String[] field = line.split(":\\s*", 2);
        if (field[0].equals("Name")) {
          fields = new HashMap<>();
          found.add(new ContainerProcess(service, fields));
        }
        fields.put(field[0], field[1]);
      }
      found.removeIf(process -> !process.isNamed(name));
      assertTrue(!found.isEmpty(), () -> "no " + name + " in " + service + "\n" + status);
    }
    return found;
  }

  private LabProcess exec(String service, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("exec", "-T", service));
    arguments.addAll(List.of(command));
    return lab.compose(arguments.toArray(String[]::new));
  }

  /**
   * A process as proc(5) shows it.
   *
   * @param service whose container it is in
   * @param fields its status
   */
  private record ContainerProcess(String service, Map<String, String> fields) {

    /** The shell of the test's own command has another parent than the service's first process. */
    boolean isNamed(String name) {
      return fields.get("Name").equals(name) && !isOfTheTest();
    }

    void shouldBe(String user, String capabilities, String bound) {
      for (String ids : List.of(fields.get("Uid"), fields.get("Gid"))) {
        assertEquals(String.join("\t", user, user, user, user), ids, this::toString);
      }
      assertEquals(capabilities, fields.get("CapEff"), this::toString);
      assertEquals(capabilities, fields.get("CapPrm"), this::toString);
      assertEquals(bound, fields.get("CapBnd"), this::toString);
      assertEquals("1", fields.get("NoNewPrivs"), this::toString);
    }

    /** What docker exec starts has no parent in the container; the first process has number 1. */
    private boolean isOfTheTest() {
      return fields.get("PPid").equals("0") && !fields.get("Pid").equals("1");
    }
  }
}
