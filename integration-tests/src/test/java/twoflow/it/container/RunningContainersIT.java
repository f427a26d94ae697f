package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twoflow.it.LabProcess;

/** What the kernel says of the processes of a run in mid-flow, not what the Compose file says. */
@RequiresDocker
class RunningContainersIT {

  private static final String NOTHING = "0000000000000000";

  /** capability.h: NET_RAW is bit 13, SETUID bit 7, SETGID bit 6. */
  private static final String NET_RAW = "0000000000002000";

  private static final String NET_RAW_SETUID_SETGID = "00000000000020c0";
  private static final String SETUID_SETGID = "00000000000000c0";

  /** Neither root nor the roles' own user. */
  private static final String OWNER = "1234";

  private static final String ROLE = "10001";

  @TempDir private Path folder;

  @Test
  void shouldGiveEachProcessNoMoreRightsThanItNeeds() throws Exception {
    try (ComposeLab lab = ComposeLab.in(folder)) {
      LessonRows.writeLongOnesInto(lab);
      lab.giveTo(OWNER + ":" + OWNER, "captures");
      try (LabProcess up = lab.up()) {
        up.awaitLog("VOIP received row 2 ");
        for (String role : List.of("relay", "client-chat", "client-voip")) {
          processesOf(lab, role, "java").forEach(java -> java.shouldBe(ROLE, NOTHING, NOTHING));
        }
        processesOf(lab, "capture", "tcpdump")
            .forEach(tcpdump -> tcpdump.shouldBe(OWNER, NET_RAW, NET_RAW_SETUID_SETGID));
        processesOf(lab, "capture", "capture.sh")
            .forEach(script -> script.shouldBe(OWNER, NET_RAW, NET_RAW_SETUID_SETGID));
        processesOf(lab, "report", "sh")
            .forEach(script -> script.shouldBe(OWNER, NOTHING, SETUID_SETGID));
        for (String service : List.of("relay", "client-chat", "client-voip", "capture", "report")) {
          shouldBeReadOnly(lab, service);
        }
      } finally {
        lab.down();
        lab.giveTo("0:0", "captures");
      }
    }
  }

  /**
   * The image's own folders; /tmp and captures/ are the only ones that are mounted to be written.
   */
  private static void shouldBeReadOnly(ComposeLab lab, String service) throws Exception {
    for (String file : List.of("/probe", "/opt/lab/probe", "/etc/probe")) {
      try (LabProcess touch = exec(lab, service, "touch", file)) {
        assertNotEquals(0, touch.exitCode(60), touch::toString);
        assertTrue(
            touch.stderr().stream().anyMatch(line -> line.contains("Read-only file system")),
            touch::toString);
      }
    }
  }

  private static List<ContainerProcess> processesOf(ComposeLab lab, String service, String name)
      throws Exception {
    List<ContainerProcess> found = new ArrayList<>();
    try (LabProcess status = exec(lab, service, "sh", "-c", "cat /proc/[0-9]*/status")) {
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

  private static LabProcess exec(ComposeLab lab, String service, String... command)
      throws IOException {
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
