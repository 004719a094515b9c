package dev.clipstream.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clipstream.fixture.Kustomization;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folders that are applied, and what of the service is in them. */
final class Overlays {

    static final String LOCAL = "k8s/overlays/local";
    static final String PRODUCTION = "k8s/overlays/production";
    static final String CLUSTER = "k8s/overlays/cluster";
    static final String KNATIVE = "k8s/knative";

    private static final int HTTPS = 443;

    private Overlays() {}

    static List<ObjectNode> ofKind(String folder, String kind) {
        return Kustomization.built(Path.of(folder)).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    static ObjectNode configMap(String folder) {
        return ofKind(folder, "ConfigMap").getFirst();
    }

    /** Those of the service, not those of the servers of the local overlay. */
    static List<JsonNode> pods(String folder) {
        return Kustomization.built(Path.of(folder)).stream()
                .map(object -> object.at("/spec/template"))
                .filter(pod -> pod.at("/spec/containers/0/name").asText().equals("clipstream"))
                .toList();
    }

    static List<JsonNode> containers(String folder) {
        return pods(folder).stream()
                .map(pod -> pod.at("/spec/containers"))
                .flatMap(containers -> StreamSupport.stream(containers.spliterator(), false))
                .toList();
    }

    /** Host and port of each server that the service is told of; a URL may name several. */
    static List<String> addresses(String folder) {
        JsonNode data = configMap(folder).path("data");
        Stream<String> urls = Stream.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_REDIS_HOSTS", "QUARKUS_S3_ENDPOINT_OVERRIDE")
                .map(key -> data.path(key).asText().replaceAll("[a-z:0-9]*//|/.*", ""))
                .flatMap(servers -> Stream.of(servers.split(",")))
                .map(server -> server.contains(":") ? server : server + ":" + HTTPS);
        String mail = data.path("QUARKUS_MAILER_HOST").asText() + ":"
                + data.path("QUARKUS_MAILER_PORT").asText();
        return Stream.concat(urls, Stream.of(mail)).toList();
    }
}
