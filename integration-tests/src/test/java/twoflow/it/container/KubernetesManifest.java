package twoflow.it.container;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;
import twoflow.it.LabProcess;

/**
 * A manifest in {@code deploy/kubernetes/}, read by types made from the published schemas. As an
 * API server does, it refuses unknown fields and values of another type. It does not know which
 * fields are required.
 */
final class KubernetesManifest {

  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1 ConfigMap", ConfigMap.class,
          "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1 Pod", Pod.class,
          "batch/v1 Job", Job.class);

  private static final YAMLMapper STRICT =
      YAMLMapper.builder()
          .annotationIntrospector(new KnownFields())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private KubernetesManifest() {}

  /** The folder with the manifests. */
  static Path folder() {
    return LabProcess.root().resolve("deploy/kubernetes");
  }

  /** The text of a manifest. */
  static String text(String name) throws IOException {
    return Files.readString(folder().resolve(name));
  }

  /** Reads a manifest of a kind. */
  static <T> T read(String name, Class<T> kind) throws IOException {
    return kind.cast(parse(text(name)));
  }

  /** Reads a manifest. */
  static Object parse(String yaml) {
    var tree = STRICT.readTree(yaml);
    String kind = tree.path("apiVersion").asString() + " " + tree.path("kind").asString();
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new IllegalArgumentException("no kind of the manifests: " + kind);
    }
    return STRICT.readValue(yaml, type);
  }

  /** The types would put an unknown field into a map. */
  private static final class KnownFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }
  }
}
