package dev.clipstream.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Pod;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Breaks one server after the other while clients call the package. */
class FaultDrillsServersIT {

    private static DrillServers servers;
    private static Pod pod;

    @BeforeAll
    static void start() {
        servers = new DrillServers();
        pod = new Pod(servers.keys(), Map.of());
        pod.start();
        pod.awaitStarted();
    }

    @AfterAll
    static void stop() {
        pod.close();
        servers.close();
    }

    @AfterEach
    void repair() {
        servers.plugIn();
    }

    @Test
    void theLoadItselfIsAnsweredAndKept() {
        try (Load load = Load.on(pod).start(4)) {
            load.awaitSuccesses(5, Deed.values());
            load.stop();
            load.assertOnlySuccessOrBusy();
            load.assertNothingAcknowledgedIsLost();
            assertThat(load.busy()).isZero();
        }
    }
}
