package dev.clipstream.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clipstream.fixture.Kustomization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is applied fits together, and fits the service. */
class ManifestTest {

    private static final String LOCAL = "k8s/overlays/local";
    private static final String PRODUCTION = "k8s/overlays/production";
    private static final String KNATIVE = "k8s/knative";

    private static final Map<String, Integer> PORTS = Map.of("http", 8080, "http1", 8080, "management", 9000);
    private static final Set<String> PROBES = Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

    private static final Set<String> KEYS = ConfigurationKeys.environmentVariables();

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void everyVariableIsAKeyOfTheService(String folder) throws IOException {
        Set<String> variables = new TreeSet<>(secretKeys(folder));
        variables.addAll(names(configMap(folder).path("data")));
        containers(folder)
                .forEach(container -> variables.addAll(container.path("env").findValuesAsText("name")));
        assertThat(KEYS).containsAll(variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void portsAndProbesAreThoseOfTheService(String folder) {
        assertThat(containers(folder)).allSatisfy(container -> {
            container.path("ports").forEach(port -> assertThat(PORTS)
                    .containsEntry(
                            port.path("name").asText(),
                            port.path("containerPort").asInt()));
            Set<String> ports = Set.copyOf(container.path("ports").findValuesAsText("name"));
            for (JsonNode probe : container.findValues("httpGet")) {
                assertThat(PROBES).contains(probe.path("path").asText());
                assertThat(ports.contains("http1") ? Set.of("") : ports)
                        .contains(probe.path("port").asText());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void containersHaveNoRightsThatTheyDoNotNeed(String folder) {
        assertThat(containers(folder)).hasSizeGreaterThan(1).allSatisfy(container -> {
            JsonNode rights = container.path("securityContext");
            assertThat(rights.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
                    .containsExactly("/tmp");
            assertThat(container.at("/resources/limits").has("memory")).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void whatIsReferredToExists(String folder) {
        List<ObjectNode> objects = Kustomization.built(Path.of(folder));
        Set<String> names = objects.stream()
                .map(object -> object.path("kind").asText() + " "
                        + object.at("/metadata/name").asText())
                .collect(Collectors.toSet());
        names.add("Secret clipstream");
        for (ObjectNode object : objects) {
            object.findValues("configMapRef").forEach(reference -> assertThat(names)
                    .contains("ConfigMap " + reference.path("name").asText()));
            object.findValues("secretRef").forEach(reference -> assertThat(names)
                    .contains("Secret " + reference.path("name").asText()));
            object.findValuesAsText("serviceAccountName")
                    .forEach(name -> assertThat(names).contains("ServiceAccount " + name));
            object.findValues("scaleTargetRef").forEach(target -> assertThat(names)
                    .contains(target.path("kind").asText() + " "
                            + target.path("name").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION})
    void servicesFindTheirPodsAndPorts(String folder) {
        List<ObjectNode> objects = Kustomization.built(Path.of(folder));
        List<ObjectNode> services = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .toList();
        assertThat(services).isNotEmpty().allSatisfy(service -> assertThat(objects)
                .anySatisfy(object -> {
                    JsonNode pod = object.at("/spec/template");
                    assertThat(pod.at("/metadata/labels").properties())
                            .containsAll(service.at("/spec/selector").properties());
                    assertThat(pod.findPath("ports").findValuesAsText("name"))
                            .containsAll(service.at("/spec/ports").findValuesAsText("name"));
                }));
    }

    private static Set<String> secretKeys(String folder) throws IOException {
        List<ObjectNode> built = Kustomization.built(Path.of(folder));
        return Stream.concat(built.stream(), Kustomization.documents(Path.of("k8s/setup/secret.example.yaml")).stream())
                .filter(object -> object.path("kind").asText().equals("Secret"))
                .flatMap(secret -> names(secret.path("stringData")).stream())
                .collect(Collectors.toSet());
    }

    private static ObjectNode configMap(String folder) {
        return Kustomization.built(Path.of(folder)).stream()
                .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
    }

    /** Those of the service, not those of the servers of the local overlay. */
    private static List<JsonNode> containers(String folder) {
        List<JsonNode> containers = new ArrayList<>();
        for (ObjectNode object : Kustomization.built(Path.of(folder))) {
            object.at("/spec/template/spec/containers").forEach(containers::add);
        }
        containers.removeIf(container -> !container.path("name").asText().equals("clipstream"));
        return containers;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
