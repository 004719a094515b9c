package dev.clipstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clipstream.fixture.Kustomization;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class TrustedProxiesTest {

    private static final String KEY = "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES";

    @Test
    void addressesAndNetworksAreTrusted() {
        TrustedProxies proxies = trusting("127.0.0.1/32", "::1/128", " 10.42.0.0/16", "192.0.2.7", "2001:db8::/32");

        assertThat(Stream.of("127.0.0.1", "::1", "10.42.255.1", "192.0.2.7", "2001:db8:1::5"))
                .allMatch(address -> proxies.contain(InetAddress.ofLiteral(address)));
        assertThat(Stream.of("10.43.0.1", "192.0.2.8", "2001:db9::1"))
                .noneMatch(address -> proxies.contain(InetAddress.ofLiteral(address)));
    }

    @Test
    void nobodyIsTrustedWithoutTheKey() {
        assertThat(new TrustedProxies(Optional.empty()).contain(InetAddress.ofLiteral("127.0.0.1")))
                .isFalse();
    }

    /** Quarkus takes each for the name of a host, and looks it up for every request. */
    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "", "::1/"})
    void anythingElseIsRefusedInOneLine(String nonsense) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> trusting("127.0.0.1/32", nonsense))
                .withMessageContainingAll("\"" + nonsense + "\"", "quarkus.http.proxy.trusted-proxies", KEY)
                .withMessageNotContaining("\n");
    }

    /** Whoever forgets to say where requests come from is told so. */
    @ParameterizedTest
    @ValueSource(strings = {"k8s/overlays/production/config.yaml", "k8s/knative/config.yaml"})
    void thePlaceholderOfTheManifestsIsRefused(String file) throws IOException {
        ObjectNode config = Kustomization.documents(Path.of(file)).getFirst();
        String[] proxies = config.at("/data/" + KEY).asText().split(",");

        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> trusting(proxies));
    }

    private static TrustedProxies trusting(String... proxies) {
        return new TrustedProxies(Optional.of(List.of(proxies)));
    }
}
