package dev.clipstream.kubernetes;

import static dev.clipstream.kubernetes.Overlays.CLUSTER;
import static dev.clipstream.kubernetes.Overlays.addresses;
import static dev.clipstream.kubernetes.Overlays.configMap;
import static dev.clipstream.kubernetes.Overlays.ofKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The servers of the cluster's overlay stay up, keep what they have, and are those that the service is told of. */
@Execution(ExecutionMode.CONCURRENT)
class ClusterManifestTest {

    @Test
    void redisOfTheClusterForgetsNothingAndNeedsAPassword() {
        assertThat(ofKind(CLUSTER, "ConfigMap").stream()
                        .map(map -> map.at("/data/start.sh").asText()))
                .anySatisfy(script -> assertThat(script)
                        .contains("maxmemory-policy noeviction", "requirepass $REDIS_PASSWORD", "appendonly yes"));
    }

    /** An operator makes the database's pods, so that only the names of the resource tell what it is called. */
    @Test
    void theServiceIsToldOfEveryNodeOfTheCluster() {
        JsonNode database = ofKind(CLUSTER, "MariaDB").getFirst();
        String name = database.at("/metadata/name").asText();
        JsonNode redis = ofKind(CLUSTER, "StatefulSet").getFirst();
        assertThat(addresses(CLUSTER))
                .startsWith(
                        "%1$s-0.%1$s-internal:3306".formatted(name),
                        "%1$s-1.%1$s-internal:3306".formatted(name),
                        "%1$s-2.%1$s-internal:3306".formatted(name),
                        "redis-0.redis:26379",
                        "redis-1.redis:26379",
                        "redis-2.redis:26379");
        assertThat(List.of(database, redis))
                .allSatisfy(server ->
                        assertThat(server.at("/spec/replicas").asInt()).isEqualTo(3));
        assertThat(configMap(CLUSTER).at("/data/QUARKUS_DATASOURCE_JDBC_URL").asText())
                .contains("/" + database.at("/spec/database").asText() + "?");
    }

    /** The root's password is made by the operator, and the others by a command. */
    @Test
    void noPasswordOfTheClusterIsPublished() {
        assertThat(ofKind(CLUSTER, "Secret")).isEmpty();
        JsonNode database = ofKind(CLUSTER, "MariaDB").getFirst();
        assertThat(database.at("/spec/rootPasswordSecretKeyRef/generate").asBoolean())
                .isTrue();
        assertThat(database.at("/spec/passwordSecretKeyRef/key").asText()).isEqualTo("QUARKUS_DATASOURCE_PASSWORD");
        assertThat(ofKind(CLUSTER, "StatefulSet").getFirst().findValues("secretKeyRef"))
                .hasSize(2)
                .allSatisfy(secret -> assertThat(secret.path("key").asText()).isEqualTo("QUARKUS_REDIS_PASSWORD"));
    }

    @Test
    void noTwoServersOfTheClusterGoAtOnce() {
        assertThat(ofKind(CLUSTER, "PodDisruptionBudget"))
                .extracting(budget -> budget.at("/metadata/name").asText())
                .containsExactlyInAnyOrder("clipstream", "redis");
        JsonNode database = ofKind(CLUSTER, "MariaDB").getFirst();
        assertThat(database.at("/spec/podDisruptionBudget/maxUnavailable").asInt())
                .isEqualTo(1);
        assertThat(database.at("/spec/affinity/antiAffinityEnabled").asBoolean())
                .isTrue();
        assertThat(ofKind(CLUSTER, "StatefulSet")
                        .getFirst()
                        .findPath("podAntiAffinity")
                        .path("requiredDuringSchedulingIgnoredDuringExecution"))
                .hasSize(1);
    }
}
