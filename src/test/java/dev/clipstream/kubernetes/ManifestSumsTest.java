package dev.clipstream.kubernetes;

import static dev.clipstream.kubernetes.Overlays.CLUSTER;
import static dev.clipstream.kubernetes.Overlays.KNATIVE;
import static dev.clipstream.kubernetes.Overlays.LOCAL;
import static dev.clipstream.kubernetes.Overlays.PRODUCTION;
import static dev.clipstream.kubernetes.Overlays.configMap;
import static dev.clipstream.kubernetes.Overlays.ofKind;
import static dev.clipstream.kubernetes.Overlays.pods;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pods may use fits into what they are given. */
@Execution(ExecutionMode.CONCURRENT)
class ManifestSumsTest {

    private static final long MAX_UPLOAD = bytes("200Mi");

    /** Covers, and what ffmpeg writes meanwhile. */
    private static final long COVERS = bytes("512Mi");

    /** Five files of 10 MiB, as the kubelet rotates them, twice. */
    private static final long LOGS = bytes("100Mi");

    /** An idle instance on the JVM takes 230 to 340 MB. */
    private static final long IDLE = bytes("340M");

    /** The defaults of clipstream.media.ffmpeg-processes and ffmpeg-memory. */
    private static final int FFMPEG_PROCESSES = 2;

    private static final long FFMPEG_MEMORY = bytes("512Mi");
    private static final Path JVM_OPTIONS = Path.of("src/main/docker/jvm.options");
    private static final long CLASSES_AND_THREADS = bytes("280Mi");

    /** What MySQL and MariaDB allow by default. */
    private static final int MAX_CONNECTIONS = 151;

    /** What they prepare at most by default. */
    private static final int MAX_STATEMENTS = 16_382;

    /** For the migration, for backups and for people. */
    private static final int OTHER_CONNECTIONS = 15;

    /** They hold their connections while the next pods start, each for some seconds. */
    private static final int ENDING_PODS = 4;

    private static final int FFMPEG_SECONDS = 60;

    /** The default of clipstream.shutdown.timeout, and what WebSockets take to close. */
    private static final int SHUTDOWN_SECONDS = 60 + 20;

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void uploadsFitIntoTheirVolume(String folder) {
        JsonNode data = configMap(folder).path("data");
        long space = new MemorySizeConverter()
                .convert(data.path("CLIPSTREAM_MEDIA_UPLOAD_SPACE").asText())
                .asLongValue();
        assertThat(space)
                .isGreaterThanOrEqualTo(
                        data.path("CLIPSTREAM_MEDIA_UPLOADS_AT_ONCE").asInt() * MAX_UPLOAD);
        JsonNode pod = service(folder);
        assertThat(volume(pod)).isGreaterThanOrEqualTo(space + COVERS);
        assertThat(resource(pod, "requests", "ephemeral-storage")).isGreaterThanOrEqualTo(space + COVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void volumesAndLogsFitIntoThePod(String folder) {
        assertThat(pods(folder)).allSatisfy(pod -> {
            long limit = resource(pod, "limits", "ephemeral-storage");
            assertThat(volume(pod)).isPositive();
            assertThat(limit).isGreaterThanOrEqualTo(volume(pod) + LOGS);
            assertThat(resource(pod, "requests", "ephemeral-storage"))
                    .isPositive()
                    .isLessThanOrEqualTo(limit);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void podsAreGivenTheMemoryOfAnIdleInstance(String folder) {
        assertThat(pods(folder))
                .allSatisfy(pod -> assertThat(resource(pod, "requests", "memory"))
                        .isBetween(IDLE, resource(pod, "limits", "memory")));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void heapAndFfmpegFitIntoTheMemory(String folder) throws IOException {
        long limit = resource(service(folder), "limits", "memory");
        long heap = limit * number("-XX:MaxRAMPercentage=(\\d+)", JVM_OPTIONS) / 100;
        long direct = number("MaxDirectMemorySize=(\\d+)m", JVM_OPTIONS) << 20;
        assertThat(configMap(folder).path("data").has("CLIPSTREAM_MEDIA_FFMPEG_PROCESSES"))
                .isFalse();
        assertThat(heap + FFMPEG_PROCESSES * FFMPEG_MEMORY + direct + CLASSES_AND_THREADS)
                .isLessThanOrEqualTo(limit);
        assertThat(number("MaximumHeapSizePercent=(\\d+)", Path.of("src/main/resources/application.properties")))
                .isEqualTo(number("-XX:MaxRAMPercentage=(\\d+)", JVM_OPTIONS));
    }

    private static long number(String pattern, Path file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void theDatabaseHasAConnectionForEachOfEveryPoolAndItsStatements(String folder) throws IOException {
        int pool =
                configMap(folder).at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE").asInt();
        int pods = folder.equals(KNATIVE) ? podsOnKnative() : podsOf(folder);
        assertThat(pool).isPositive();
        assertThat(pods * pool).isPositive().isLessThanOrEqualTo(MAX_CONNECTIONS - OTHER_CONNECTIONS);
        long statements = number("prepStmtCacheSize=(\\d+)", Path.of("src/main/resources/application.properties"));
        assertThat(MAX_CONNECTIONS * statements).isPositive().isLessThan(MAX_STATEMENTS);
    }

    /** One check of an upload uses two processors or more for up to a minute. */
    @Test
    void oneUploadIsNoReasonForAPod() {
        JsonNode autoscaler = ofKind(PRODUCTION, "HorizontalPodAutoscaler").getFirst();
        JsonNode up = autoscaler.at("/spec/behavior/scaleUp");
        assertThat(up.path("stabilizationWindowSeconds").asInt()).isGreaterThan(FFMPEG_SECONDS);
        assertThat(up.at("/policies/0/value").asInt()).isBetween(1, 4);
        assertThat(quantity(service(PRODUCTION), "requests", "cpu").getNumericalAmount())
                .isGreaterThanOrEqualTo(Quantity.parse("1").getNumericalAmount());
    }

    /** Requests in flight, which the service measures by that name, and Knative itself. */
    @Test
    void bothAutoscalersCountTheSame() throws IOException {
        JsonNode signal =
                ofKind(PRODUCTION, "HorizontalPodAutoscaler").getFirst().at("/spec/metrics/1/pods");
        assertThat(Files.readString(Path.of("k8s/README.md")))
                .contains("| `%s` |".formatted(signal.at("/metric/name").asText("none")));
        JsonNode knative = service(KNATIVE).at("/metadata/annotations");
        assertThat(knative.path("autoscaling.knative.dev/metric").asText()).isEqualTo("concurrency");
        assertThat(signal.at("/target/averageValue").asText())
                .isEqualTo(knative.path("autoscaling.knative.dev/target").asText());
        int pool = configMap(PRODUCTION)
                .at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                .asInt();
        // Fewer would not fill a pool, many more would wait for a connection until they are refused.
        assertThat(signal.at("/target/averageValue").asInt()).isBetween(pool, 10 * pool);
    }

    /** Whatever is killed before its time cuts off uploads. */
    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER})
    void podsHaveTimeToEnd(String folder) {
        JsonNode pod = service(folder);
        int seconds =
                pod.at("/spec/containers/0/lifecycle/preStop/sleep/seconds").asInt()
                        + Integer.parseInt(configMap(folder)
                                .at("/data/CLIPSTREAM_SHUTDOWN_DELAY")
                                .asText()
                                .replace("s", ""))
                        + SHUTDOWN_SECONDS;
        assertThat(pod.at("/spec/terminationGracePeriodSeconds").asInt()).isGreaterThan(seconds);
        int pace = ofKind(folder, "Deployment")
                .getFirst()
                .at("/spec/minReadySeconds")
                .asInt();
        assertThat(ENDING_PODS * pace).isGreaterThanOrEqualTo(seconds);
    }

    /** The sums in the text are those of the manifests. */
    @Test
    void theDocumentNamesTheseNumbers() throws IOException {
        String text = Files.readString(Path.of("k8s/README.md"));
        assertThat(text)
                .contains(
                        "(16 + 1 + 4) × 6 = 126",
                        "(2 × 10 + 1) × 6 = 126",
                        "%d − %d = %d"
                                .formatted(MAX_CONNECTIONS, OTHER_CONNECTIONS, MAX_CONNECTIONS - OTHER_CONNECTIONS));
        assertThat(podsOf(PRODUCTION)).isEqualTo(16 + 1 + ENDING_PODS);
        assertThat(podsOnKnative()).isEqualTo(2 * 10 + 1);
        assertThat(configMap(PRODUCTION)
                        .at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                        .asInt())
                .isEqualTo(6);
    }

    private static int podsOf(String folder) {
        JsonNode deployment = ofKind(folder, "Deployment").stream()
                .filter(object -> object.at("/metadata/name").asText().equals("clipstream"))
                .findFirst()
                .orElseThrow();
        return ofKind(folder, "HorizontalPodAutoscaler")
                        .getFirst()
                        .at("/spec/maxReplicas")
                        .asInt()
                + deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt()
                + ENDING_PODS;
    }

    /** Two revisions serve during an upgrade, and the jobs have a pod of their own. */
    private static int podsOnKnative() {
        int revision = service(KNATIVE)
                .at("/metadata/annotations")
                .path("autoscaling.knative.dev/max-scale")
                .asInt();
        return 2 * revision
                + ofKind(KNATIVE, "Deployment").getFirst().at("/spec/replicas").asInt();
    }

    /** Connections, and copies of what is in memory, need the rest. */
    @Test
    void theServersOfTheClusterFitIntoTheirMemory() {
        JsonNode database = ofKind(CLUSTER, "MariaDB").getFirst().path("spec");
        Matcher pool = Pattern.compile("innodb_buffer_pool_size=(\\d+)G")
                .matcher(database.path("myCnf").asText());
        assertThat(pool.find()).isTrue();
        assertThat(2 * bytes(pool.group(1) + "Gi"))
                .isLessThanOrEqualTo(
                        bytes(database.at("/resources/limits/memory").asText()));
        Matcher redis = Pattern.compile("maxmemory (\\d+)mb")
                .matcher(ofKind(CLUSTER, "ConfigMap")
                        .getLast()
                        .at("/data/start.sh")
                        .asText());
        assertThat(redis.find()).isTrue();
        assertThat(2 * bytes(redis.group(1) + "Mi"))
                .isLessThanOrEqualTo(
                        resource(ofKind(CLUSTER, "StatefulSet").getFirst().at("/spec/template"), "limits", "memory"));
    }

    private static JsonNode service(String folder) {
        return pods(folder).stream()
                .filter(pod -> pod.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText()
                        .equals("service"))
                .findFirst()
                .orElseThrow();
    }

    private static long volume(JsonNode pod) {
        return bytes(pod.at("/spec/volumes/0/emptyDir/sizeLimit").asText("0"));
    }

    private static long resource(JsonNode pod, String kind, String name) {
        return Quantity.getAmountInBytes(quantity(pod, kind, name)).longValueExact();
    }

    private static Quantity quantity(JsonNode pod, String kind, String name) {
        return Quantity.parse(
                pod.at("/spec/containers/0/resources/" + kind).path(name).asText("0"));
    }

    private static long bytes(String quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity)).longValueExact();
    }
}
