package dev.clipstream.kubernetes;

import static dev.clipstream.kubernetes.Overlays.CLUSTER;
import static dev.clipstream.kubernetes.Overlays.KNATIVE;
import static dev.clipstream.kubernetes.Overlays.LOCAL;
import static dev.clipstream.kubernetes.Overlays.PRODUCTION;
import static dev.clipstream.kubernetes.Overlays.addresses;
import static dev.clipstream.kubernetes.Overlays.configMap;
import static dev.clipstream.kubernetes.Overlays.containers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clipstream.fixture.Kustomization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is applied fits together, and fits the service. */
@Execution(ExecutionMode.CONCURRENT)
class ManifestTest {

    private static final Map<String, Integer> PORTS = Map.of("http", 8080, "http1", 8080, "management", 9000);
    private static final Set<String> PROBES = Set.of("/q/health/started", "/q/health/live", "/q/health/ready");

    /** Without these the service does not start, or cannot sign anybody up. */
    private static final Set<String> NEEDED = Set.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_REDIS_HOSTS",
            "QUARKUS_S3_ENDPOINT_OVERRIDE",
            "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID",
            "QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY",
            "QUARKUS_MAILER_HOST",
            "QUARKUS_MAILER_PORT",
            "QUARKUS_MAILER_FROM",
            "CLIPSTREAM_ADMINS",
            "CLIPSTREAM_MEDIA_BUCKET",
            "CLIPSTREAM_TOKEN_SECRET");

    private static final Set<String> KEYS = ConfigurationKeys.environmentVariables();

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void everyVariableIsAKeyOfTheService(String folder) throws IOException {
        Set<String> variables = new TreeSet<>(secretKeys(folder));
        variables.addAll(names(configMap(folder).path("data")));
        containers(folder)
                .forEach(container -> variables.addAll(container.path("env").findValuesAsText("name")));
        assertThat(KEYS).containsAll(variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void theServiceIsToldWhatItNeeds(String folder) throws IOException {
        Set<String> told = new TreeSet<>(secretKeys(folder));
        told.addAll(names(configMap(folder).path("data")));
        assertThat(told).containsAll(NEEDED);
        assertThat(containers(folder)).allSatisfy(container -> {
            JsonNode from = container.path("envFrom");
            assertThat(from.at("/0/configMapRef/name").asText()).isEqualTo("clipstream");
            assertThat(from.at("/1/secretRef/name").asText()).isEqualTo("clipstream");
        });
    }

    /** Each has to listen to the others, and to watch its WebSockets. */
    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void everyPodRunsItsJobs(String folder) {
        assertThat(containers(folder))
                .allSatisfy(container -> assertThat(container.path("env").findValuesAsText("name"))
                        .doesNotContain("QUARKUS_SCHEDULER_ENABLED"));
        assertThat(names(configMap(folder).path("data"))).doesNotContain("QUARKUS_SCHEDULER_ENABLED");
    }

    /** Naming others replaces it, and Knative's own proxy is in the pod. */
    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, CLUSTER, KNATIVE})
    void aProxyInThePodStaysTrusted(String folder) {
        assertThat(configMap(folder)
                        .at("/data/QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                        .asText())
                .startsWith("127.0.0.1/32,::1/128,");
    }

    /** One that went on would fail at anything, while its liveness probe succeeds. */
    @ParameterizedTest
    @ValueSource(strings = {"jvm.options", "Dockerfile.native"})
    void theServiceOfAnImageEndsWhenItsMemoryDoes(String name) throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/docker", name)))
                .filteredOn(line -> line.startsWith("ENTRYPOINT") || line.startsWith("-XX"))
                .anyMatch(line -> line.contains("-XX:+ExitOnOutOfMemoryError"));
    }

    @Test
    void secretsAreInNoConfigMap() throws IOException {
        Set<String> secret = names(Kustomization.documents(Path.of("k8s/setup/secret.example.yaml"))
                .getFirst()
                .path("stringData"));
        assertThat(secret).contains("QUARKUS_MAILER_USERNAME", "QUARKUS_MAILER_PASSWORD");
        for (String folder : List.of(LOCAL, PRODUCTION, CLUSTER, KNATIVE)) {
            assertThat(names(configMap(folder).path("data"))).doesNotContainAnyElementsOf(secret);
        }
    }

    /** The local one is made by a command: with a published one anybody could sign tokens. */
    @Test
    void noOverlayHasATokenSecret() {
        for (String folder : List.of(LOCAL, PRODUCTION, CLUSTER, KNATIVE)) {
            assertThat(Kustomization.built(Path.of(folder)))
                    .filteredOn(object -> object.path("kind").asText().equals("Secret"))
                    .allSatisfy(secret ->
                            assertThat(names(secret.path("stringData"))).doesNotContain("CLIPSTREAM_TOKEN_SECRET"));
        }
        assertThat(containers(LOCAL))
                .hasSizeGreaterThan(1)
                .allSatisfy(container -> assertThat(
                                container.at("/envFrom/2/secretRef/name").asText())
                        .isEqualTo("clipstream-token"));
    }

    /** Otherwise used tickets and codes would be pushed out by the buckets of rate limits. */
    @Test
    void redisForgetsNothing() {
        assertThat(Kustomization.built(Path.of(LOCAL)))
                .filteredOn(object -> object.path("kind").asText().equals("Deployment")
                        && object.at("/metadata/name").asText().equals("redis"))
                .singleElement()
                .satisfies(redis -> assertThat(redis.findPath("args"))
                        .extracting(JsonNode::asText)
                        .containsExactly("--maxmemory-policy", "noeviction"));
    }

    /** Podman and CRI-O do not guess a registry, and a moving tag is another server tomorrow. */
    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void imagesAreOfOneRegistryAndOneVersion(String folder) {
        assertThat(Kustomization.built(Path.of(folder)).stream()
                        .flatMap(object -> object.findValuesAsText("image").stream()))
                .isNotEmpty()
                .allMatch(image -> image.equals("clipstream:local")
                        || image.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+/[a-z0-9/-]+:v?\\d+(\\.\\d+){1,2}(-[a-z]+)?"));
    }

    @Test
    void theLocalOverlayHasTheServersThatTheServiceIsToldOf() {
        Set<String> servers = Kustomization.built(Path.of(LOCAL)).stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .map(service -> service.at("/metadata/name").asText() + ":"
                        + service.at("/spec/ports/0/port").asText())
                .collect(Collectors.toSet());
        assertThat(servers).containsAll(addresses(LOCAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void portsAndProbesAreThoseOfTheService(String folder) {
        assertThat(containers(folder)).allSatisfy(container -> {
            container
                    .path("ports")
                    .forEach(port -> assertThat(PORTS)
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
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
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
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void whatIsReferredToExists(String folder) {
        List<ObjectNode> objects = Kustomization.built(Path.of(folder));
        Set<String> names = objects.stream()
                .map(object -> object.path("kind").asText() + " "
                        + object.at("/metadata/name").asText())
                .collect(Collectors.toSet());
        names.add("Secret clipstream");
        names.add("Secret clipstream-token");
        for (ObjectNode object : objects) {
            object.findValues("configMapRef")
                    .forEach(reference -> assertThat(names)
                            .contains("ConfigMap " + reference.path("name").asText()));
            object.findValues("secretRef")
                    .forEach(reference -> assertThat(names)
                            .contains("Secret " + reference.path("name").asText()));
            object.findValuesAsText("serviceAccountName")
                    .forEach(name -> assertThat(names).contains("ServiceAccount " + name));
            object.findValues("scaleTargetRef")
                    .forEach(target -> assertThat(names)
                            .contains(target.path("kind").asText() + " "
                                    + target.path("name").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER})
    void servicesFindTheirPodsAndPorts(String folder) {
        List<ObjectNode> objects = Kustomization.built(Path.of(folder));
        List<ObjectNode> services = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Service"))
                .toList();
        assertThat(services)
                .isNotEmpty()
                .allSatisfy(service -> assertThat(objects).anySatisfy(object -> {
                    JsonNode pod = object.at("/spec/template");
                    assertThat(pod.at("/metadata/labels").properties())
                            .containsAll(service.at("/spec/selector").properties());
                    assertThat(pod.findValues("ports").stream()
                                    .flatMap(ports -> ports.findValuesAsText("name").stream()))
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

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
