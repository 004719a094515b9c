package dev.clipstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.PortalClient;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TracesTest.On.class)
class TracesTest {

    public static final class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.traces.exporter", "none");
        }
    }

    @Singleton
    static final class Recorder implements SpanProcessor {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    @Inject
    Recorder recorder;

    @Test
    void aRequestIsFollowedToTheDatabaseAndItsQueryIsNot() {
        Client client = Client.registered(Dialect.OFFICIAL);
        client.profile(0);
        await().untilAsserted(() -> assertThat(recorder.spans)
                .anyMatch(span -> span.getName().equals("GET /douyin/user"))
                .anyMatch(span -> span.getName().startsWith("SELECT")));
        assertThat(recorder.spans).noneMatch(span -> span.toString().contains(client.token()));
        assertThat(recorder.spans).noneMatch(span -> span.toString().contains("password="));
    }

    @Test
    void secretsOfThePortalAreInNoSpan() {
        PortalClient client = PortalClient.registered();
        PortalClient other = PortalClient.guest();
        String ticket = client.get("chat/ws-ticket").path("data.ticket");
        try (ChatClient chat = ChatClient.connect("http://localhost:" + RestAssured.port, ticket)) {
            chat.sendTo(other.userId(), "for-your-eyes-only");
            chat.awaitHeartbeat();
        }
        await().untilAsserted(() -> assertThat(recorder.spans)
                .anyMatch(span -> span.getName().equals("POST /api/login/register"))
                .anyMatch(span -> span.toString().contains("/api/chat/ws")));
        for (String secret : List.of(
                client.email(),
                Mails.codeSentTo(client.email()),
                PortalClient.PASSWORD,
                client.token(),
                ticket,
                "for-your-eyes-only")) {
            assertThat(recorder.spans.stream().map(SpanData::toString)).noneMatch(span -> span.contains(secret));
        }
    }
}
