package dev.clipstream.kubernetes;

import static dev.clipstream.kubernetes.Overlays.CLUSTER;
import static dev.clipstream.kubernetes.Overlays.KNATIVE;
import static dev.clipstream.kubernetes.Overlays.LOCAL;
import static dev.clipstream.kubernetes.Overlays.PRODUCTION;
import static dev.clipstream.kubernetes.Overlays.addresses;
import static dev.clipstream.kubernetes.Overlays.configMap;
import static dev.clipstream.kubernetes.Overlays.ofKind;
import static dev.clipstream.kubernetes.Overlays.pods;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches the pods of the service, and whom they reach. */
@Execution(ExecutionMode.CONCURRENT)
class NetworkPolicyTest {

    private static final String MONITORING = "monitoring";

    /** Those of Knative's proxy in the pod: requests, and their number. */
    private static final Set<Integer> KNATIVE_PORTS = Set.of(8012, 8013, 8112, 9090);

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void everyPodIsClosedInBothDirections(String folder) {
        assertThat(pods(folder))
                .hasSizeGreaterThan(1)
                .allSatisfy(pod -> assertThat(policies(folder, pod))
                        .anySatisfy(policy -> assertThat(policy.at("/spec/policyTypes"))
                                .extracting(JsonNode::asText)
                                .contains("Ingress", "Egress")));
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void noRuleIsForEverybody(String folder) {
        assertThat(ofKind(folder, "NetworkPolicy")).isNotEmpty().allSatisfy(policy -> {
            assertThat(policy.at("/spec/ingress"))
                    .allSatisfy(rule -> assertThat(rule.path("from")).isNotEmpty());
            assertThat(policy.at("/spec/egress"))
                    .allSatisfy(rule -> assertThat(rule.path("to")).isNotEmpty());
            assertThat(policy.findValuesAsText("cidr")).doesNotContain("0.0.0.0/0", "::/0");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void theServiceReachesItsServers(String folder) {
        Set<String> open = ofKind(folder, "NetworkPolicy").stream()
                .flatMap(policy -> policy.at("/spec/egress").findValuesAsText("port").stream())
                .collect(toSet());
        assertThat(open).contains("53");
        assertThat(addresses(folder))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(address -> assertThat(open).contains(address.substring(address.indexOf(':') + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "redis"})
    void serversOfTheClusterAreReachedByTheServiceAndByOneAnother(String server) {
        JsonNode policy = named(CLUSTER, server);
        assertThat(policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText())
                .isEqualTo(server);
        assertThat(policy.at("/spec/ingress").findValuesAsText("app.kubernetes.io/name"))
                .containsExactly("clipstream", server);
        assertThat(named(CLUSTER, "clipstream-servers").at("/spec/egress").findValuesAsText("app.kubernetes.io/name"))
                .containsExactly("mariadb", "redis");
    }

    private static JsonNode named(String folder, String name) {
        return ofKind(folder, "NetworkPolicy").stream()
                .filter(policy -> policy.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever applies an overlay has to name their own networks: a guess would let others in. */
    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, CLUSTER, KNATIVE})
    void networksAreNobodysUntilSomebodyNamesThem(String folder) {
        assertThat(ofKind(folder, "NetworkPolicy").stream().flatMap(policy -> policy.findValuesAsText("cidr").stream()))
                .isNotEmpty()
                .allMatch(network -> network.startsWith("192.0.2.") || network.equals("169.254.20.10/32"));
        assertThat(configMap(folder)
                        .at("/data/QUARKUS_HTTP_PROXY_TRUSTED_PROXIES")
                        .asText())
                .isEqualTo("127.0.0.1/32,::1/128,NETWORK-OF-THE-INGRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void onlyMonitoringReadsMetrics(String folder) {
        for (JsonNode pod : pods(folder)) {
            assertThat(callers(folder, pod, 9000)).containsExactly(MONITORING);
        }
    }

    @Test
    void requestsComeThroughTheIngressOrKnative() {
        assertThat(callers(PRODUCTION, service(PRODUCTION), 8080)).containsExactly("ingress-nginx");
        assertThat(openPorts(PRODUCTION, service(PRODUCTION))).containsExactlyInAnyOrder(8080, 9000);
        for (int port : KNATIVE_PORTS) {
            assertThat(callers(KNATIVE, service(KNATIVE), port)).containsExactly("knative-serving", "kourier-system");
        }
        assertThat(openPorts(KNATIVE, service(KNATIVE))).doesNotContain(8080).containsAll(KNATIVE_PORTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOCAL, PRODUCTION, CLUSTER, KNATIVE})
    void podsThatServeNobodyAreAskedNothing(String folder) {
        assertThat(pods(folder).stream().filter(pod -> !component(pod).equals("service")))
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(openPorts(folder, pod)).containsExactly(9000));
    }

    private static JsonNode service(String folder) {
        return pods(folder).stream()
                .filter(pod -> component(pod).equals("service"))
                .findFirst()
                .orElseThrow();
    }

    private static String component(JsonNode pod) {
        return pod.at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }

    private static List<? extends JsonNode> policies(String folder, JsonNode pod) {
        return ofKind(folder, "NetworkPolicy").stream()
                .filter(policy -> pod.at("/metadata/labels")
                        .properties()
                        .containsAll(policy.at("/spec/podSelector/matchLabels").properties()))
                .toList();
    }

    private static Stream<JsonNode> rules(String folder, JsonNode pod) {
        return policies(folder, pod).stream()
                .flatMap(policy ->
                        StreamSupport.stream(policy.at("/spec/ingress").spliterator(), false));
    }

    private static Set<Integer> openPorts(String folder, JsonNode pod) {
        return rules(folder, pod)
                .flatMap(rule -> rule.path("ports").findValues("port").stream())
                .map(JsonNode::asInt)
                .collect(toSet());
    }

    /** The namespaces whose pods may reach a port. */
    private static List<String> callers(String folder, JsonNode pod, int port) {
        return rules(folder, pod)
                .filter(rule -> rule.path("ports").findValues("port").stream().anyMatch(open -> open.asInt() == port))
                .flatMap(rule -> rule.path("from").findValuesAsText("kubernetes.io/metadata.name").stream())
                .toList();
    }
}
