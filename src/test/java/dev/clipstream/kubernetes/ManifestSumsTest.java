package dev.clipstream.kubernetes;

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
    private static final long CLASSES_AND_THREADS = bytes("160Mi");

    /** What MySQL and MariaDB allow by default. */
    private static final int MAX_CONNECTIONS = 151;

    /** For the migration, for backups and for people. */
    private static final int OTHER_CONNECTIONS = 15;

    /** They hold their connections while the next pods start, each for some seconds. */
    private static final int ENDING_PODS = 4;

    private static final int FFMPEG_SECONDS = 60;

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
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
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
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
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void podsAreGivenTheMemoryOfAnIdleInstance(String folder) {
        assertThat(pods(folder))
                .allSatisfy(pod -> assertThat(resource(pod, "requests", "memory"))
                        .isBetween(IDLE, resource(pod, "limits", "memory")));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void heapAndFfmpegFitIntoTheMemory(String folder) throws IOException {
        long limit = resource(service(folder), "limits", "memory");
        long heap = limit * number("-XX:MaxRAMPercentage=(\\d+)", Path.of("src/main/docker/Dockerfile.jvm")) / 100;
        long direct = number("MaxDirectMemorySize=(\\d+)m", Path.of("src/main/docker/Dockerfile.jvm")) << 20;
        assertThat(configMap(folder).path("data").has("CLIPSTREAM_MEDIA_FFMPEG_PROCESSES"))
                .isFalse();
        assertThat(heap + FFMPEG_PROCESSES * FFMPEG_MEMORY + direct + CLASSES_AND_THREADS)
                .isLessThanOrEqualTo(limit);
        assertThat(number("MaximumHeapSizePercent=(\\d+)", Path.of("src/main/resources/application.properties")))
                .isEqualTo(number("-XX:MaxRAMPercentage=(\\d+)", Path.of("src/main/docker/Dockerfile.jvm")));
    }

    private static long number(String pattern, Path file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, KNATIVE})
    void theDatabaseHasAConnectionForEachOfEveryPool(String folder) {
        int pool =
                configMap(folder).at("/data/QUARKUS_DATASOURCE_JDBC_MAX_SIZE").asInt();
        int pods = folder.equals(KNATIVE) ? podsOnKnative() : podsOf(folder);
        assertThat(pool).isPositive();
        assertThat(pods * pool).isPositive().isLessThanOrEqualTo(MAX_CONNECTIONS - OTHER_CONNECTIONS);
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
