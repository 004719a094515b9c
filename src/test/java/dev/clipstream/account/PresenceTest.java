package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PresenceTest {

    @Inject
    Presence presence;

    @Inject
    Clock clock;

    /** A connection may open and close before it is recorded. */
    @Test
    void anAccountRecordedAfterItLeftIsOffline() {
        Viewer viewer = new Viewer(Client.registered().userId());
        Instant opened = clock.instant();
        presence.left(viewer);
        presence.recordConnected(List.of(viewer.id()), opened);
        presence.recordDepartures(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(presence.online(1000)).doesNotContain(viewer.id());
    }

    @Test
    void anAccountSeenAfterItLeftIsOnline() {
        Viewer viewer = new Viewer(Client.registered().userId());
        presence.left(viewer);
        presence.recordConnected(List.of(viewer.id()), clock.instant().plusMillis(1));
        presence.recordDepartures(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(presence.online(1000)).contains(viewer.id());
    }
}
