package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingPortsTest {

    private final Map<String, String> configuration = new HashMap<>(Map.of(
            "quarkus.http.port", "0",
            "quarkus.management.enabled", "true",
            "quarkus.management.port", "0"));

    private ServerSocket other;
    private String taken;

    @BeforeEach
    void takeAPort() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        taken = Integer.toString(other.getLocalPort());
    }

    @AfterEach
    void leaveIt() throws IOException {
        other.close();
    }

    @Test
    void freePortsStayFree() throws IOException {
        other.close();
        configuration.put("quarkus.http.port", taken);
        assertAccepted();
        assertAccepted();
    }

    @Test
    void theMessageNamesTheTakenPortAndItsKey() {
        configuration.put("quarkus.http.port", taken);
        assertRefused("port " + taken + " of 0.0.0.0 is not to be had (Address already in use): "
                + "choose another with quarkus.http.port (QUARKUS_HTTP_PORT)");
    }

    @Test
    void anEnabledManagementPortIsChecked() {
        configuration.put("quarkus.management.port", taken);
        assertRefused("port " + taken + " of 0.0.0.0 is not to be had (Address already in use): "
                + "choose another with quarkus.management.port (QUARKUS_MANAGEMENT_PORT)");
        configuration.put("quarkus.management.enabled", "false");
        assertAccepted();
    }

    @Test
    void equalPortsAreRefused() throws IOException {
        other.close();
        configuration.put("quarkus.http.port", taken);
        configuration.put("quarkus.management.port", taken);
        assertRefused("choose another with quarkus.management.port (QUARKUS_MANAGEMENT_PORT)");
    }

    @Test
    void aForeignHostIsNamed() {
        configuration.put("quarkus.http.host", "192.0.2.1");
        assertRefused("of 192.0.2.1 is not to be had");
    }

    @Test
    void unusedPortsAreNotChecked() {
        configuration.put("quarkus.http.port", taken);
        configuration.put("quarkus.http.insecure-requests", "disabled");
        assertAccepted();
        configuration.remove("quarkus.http.insecure-requests");
        configuration.put("quarkus.http.host-enabled", "false");
        assertAccepted();
    }

    @Test
    void invalidPortsAreLeftToQuarkus() {
        configuration.put("quarkus.http.port", "web");
        assertAccepted();
        configuration.put("quarkus.http.port", "65536");
        assertAccepted();
    }

    private void assertAccepted() {
        assertThatCode(ports()::requireFree).doesNotThrowAnyException();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(ports()::requireFree)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("Clipstream cannot start, port ")
                .hasMessageContaining(why);
    }

    private ServingPorts ports() {
        return new ServingPorts(key -> Optional.ofNullable(configuration.get(key)));
    }
}
