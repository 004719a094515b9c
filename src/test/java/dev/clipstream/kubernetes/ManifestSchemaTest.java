package dev.clipstream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clipstream.fixture.Kustomization;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest, and what becomes of them in the overlays, read with no unknown field. */
@Execution(ExecutionMode.CONCURRENT)
class ManifestSchemaTest {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    Job.class,
                    MariaDb.class,
                    Namespace.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    Secret.class,
                    Service.class,
                    ServiceAccount.class,
                    StatefulSet.class,
                    io.fabric8.kubernetes.api.model.Service.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), Function.identity()));

    /** The models keep unknown fields in a map, unless they have none. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            })
            .build();

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsValid(Path file) throws IOException {
        for (ObjectNode document : Kustomization.documents(file)) {
            read(document);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyOverlayIsValid(Path folder) {
        assertThat(Kustomization.built(folder)).isNotEmpty().allSatisfy(ManifestSchemaTest::read);
    }

    @Test
    void anUnknownFieldIsNoticed() throws IOException {
        ObjectNode deployment =
                Kustomization.documents(Path.of("k8s/base/deployment.yaml")).getFirst();
        deployment.withObject("/spec/template/spec").put("terminationGracePeriod", 1);
        assertThatThrownBy(() -> read(deployment)).hasMessageContaining("terminationGracePeriod");
    }

    static Stream<Path> files() throws IOException {
        return Files.walk(Path.of("k8s"))
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> !file.endsWith("kustomization.yaml"));
    }

    static Stream<Path> folders() throws IOException {
        return Files.walk(Path.of("k8s"))
                .filter(file -> file.endsWith("kustomization.yaml"))
                .map(Path::getParent);
    }

    private static void read(ObjectNode document) {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        assertThat(KINDS).containsKey(kind);
        STRICT.convertValue(document, KINDS.get(kind));
    }
}
