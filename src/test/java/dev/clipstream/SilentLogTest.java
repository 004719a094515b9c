package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log at its most talkative keeps secrets. */
@QuarkusTest
@TestProfile(SilentLogTest.Talkative.class)
class SilentLogTest {

    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public static final class Talkative implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.category.\"dev.clipstream\".level", "TRACE",
                    "quarkus.log.category.\"dev.clipstream\".min-level", "TRACE",
                    "quarkus.log.level", "DEBUG",
                    // the client of this test
                    "quarkus.log.category.\"org.apache.http\".level", "OFF");
        }
    }

    @BeforeEach
    void listen() {
        ROOT.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(listener);
    }

    @Test
    void noPasswordAndNoTokenIsLogged() {
        Client client = Client.registered(Dialect.OFFICIAL);
        var login = Client.anonymous(Dialect.OFFICIAL)
                .post("user/login", "username", client.name(), "password", Client.PASSWORD);
        Client.anonymous(Dialect.OFFICIAL).post("user/login", "username", client.name(), "password", "wrong-secret");
        Client.anonymous(Dialect.OFFICIAL).get("user/", "token", "a-token-that-is-broken");
        succeeded(client.publish(Clips.mp4(), "silence"));
        assertThat(lines).isNotEmpty();
        for (String secret : List.of(
                Client.PASSWORD,
                Client.PASSWORD.replace(" ", "+"),
                Client.PASSWORD.replace(" ", "%20"),
                "wrong-secret",
                "a-token-that-is-broken",
                client.token(),
                login.<String>path("token"))) {
            assertThat(lines.stream().filter(line -> line.contains(secret))).isEmpty();
        }
    }
}
