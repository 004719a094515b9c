package dev.clipstream.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.UnusualSettings;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(UnusualSettings.class)
class TracesTest {

    @Singleton
    static final class Recorder implements SpanProcessor {

        private final Queue<SpanData> spans = new ConcurrentLinkedQueue<>();

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

    @BeforeEach
    void forgetOtherTests() {
        recorder.spans.clear();
    }

    @Test
    void traceReachesDatabaseWithoutQueryString() {
        Client client = Client.registered(Dialect.OFFICIAL);
        client.profile(0);
        await().untilAsserted(() -> assertThat(recorder.spans)
                .anyMatch(span -> span.getName().equals("GET /douyin/user"))
                .anyMatch(span -> span.getName().startsWith("SELECT")));
        assertThat(recorder.spans).noneMatch(span -> span.toString().contains(client.token()));
        assertThat(recorder.spans).noneMatch(span -> span.toString().contains("password="));
    }

    @Test
    void spansHaveNoPortalSecrets() {
        PortalClient client = PortalClient.registered();
        PortalClient other = PortalClient.guest();
        PortalClient.succeeded(client.post("contact/add-friend", "user_name", other.name()));
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
