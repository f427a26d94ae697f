package twoflow.it.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DatabindException;

/** The manifests of {@code deploy/kubernetes/} against the published schemas, and each other. */
@Execution(ExecutionMode.CONCURRENT)
class KubernetesManifestIT {

  @Test
  void shouldHaveOnlyFieldsAndTypesOfTheSchemas() throws Exception {
    try (Stream<Path> files = Files.list(KubernetesManifest.folder())) {
      List<Path> manifests = files.sorted().toList();
      assertEquals(5, manifests.size(), manifests::toString);
      for (Path manifest : manifests) {
        KubernetesManifest.parse(Files.readString(manifest));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "batch.yaml, completions:, completion:",
    "batch.yaml, completions: 30, completions: '\"30\"'",
    "batch.yaml, 'value: \"30\"', value: 30",
    "batch.yaml, 'status: \"True\"', status: true",
    "batch.yaml, values: [3], values: [three]",
    "batch.yaml, drop: [ALL], drop: ALL",
    "batch.yaml, runAsUser: 0, runAsUser: root",
    "batch.yaml, readOnlyRootFilesystem:, readonlyRootFilesystem:",
    "batch.yaml, persistentVolumeClaim:, persistentVolumeclaim:",
    "summary.yaml, backoffLimit: 5, backoffLimit: 5.5",
    "collect.yaml, readOnly: true, readOnly: yes",
    "volume.yaml, accessModes: [ReadWriteMany], accessModes: ReadWriteMany",
    "settings.yaml, data:, date:",
  })
  void shouldRefuseAMistake(String name, String right, String wrong) throws IOException {
    String text = KubernetesManifest.text(name);
    assertTrue(text.contains(right), text);
    String mistaken = text.replace(right, wrong);
    assertThrows(DatabindException.class, () -> KubernetesManifest.parse(mistaken));
  }

  @Test
  void shouldMakeAsManyPartsAsItHasIndexes() throws Exception {
    JobSpec batch = KubernetesManifest.read("batch.yaml", Job.class).getSpec();
    EnvVar tasks = container(batch).getEnv().getFirst();
    assertEquals("TASKS", tasks.getName());
    assertEquals(batch.getCompletions().toString(), tasks.getValue());
    String runs = settings().getData().get("BATCH");
    assertTrue(runs.contains("--runs " + tasks.getValue()), runs);
  }

  /** Only the command differs, and which part. */
  @Test
  void shouldMakeTheSummaryAsTheBatch() throws Exception {
    PodSpec batch =
        KubernetesManifest.read("batch.yaml", Job.class).getSpec().getTemplate().getSpec();
    PodSpec summary =
        KubernetesManifest.read("summary.yaml", Job.class).getSpec().getTemplate().getSpec();
    batch.getContainers().getFirst().setEnv(List.of());
    batch.getContainers().getFirst().setArgs(summary.getContainers().getFirst().getArgs());
    assertEquals(batch, summary);
  }

  @Test
  void shouldNameTheSettingsAndTheVolumeThatThereAre() throws Exception {
    JobSpec batch = KubernetesManifest.read("batch.yaml", Job.class).getSpec();
    assertEquals(
        settings().getMetadata().getName(),
        container(batch).getEnvFrom().getFirst().getConfigMapRef().getName());
    String claim =
        KubernetesManifest.read("volume.yaml", PersistentVolumeClaim.class).getMetadata().getName();
    PodSpec collect = KubernetesManifest.read("collect.yaml", Pod.class).getSpec();
    for (PodSpec pod : List.of(batch.getTemplate().getSpec(), collect)) {
      Volume captures = pod.getVolumes().getFirst();
      assertEquals(claim, captures.getPersistentVolumeClaim().getClaimName());
      assertEquals(
          captures.getName(),
          pod.getContainers().getFirst().getVolumeMounts().getFirst().getName());
    }
  }

  private static ConfigMap settings() throws IOException {
    return KubernetesManifest.read("settings.yaml", ConfigMap.class);
  }

  private static Container container(JobSpec job) {
    return job.getTemplate().getSpec().getContainers().getFirst();
  }
}
