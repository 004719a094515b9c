package dev.clipstream.message;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers of a conversation lock its row: others wait, so that they miss no message. */
@QuarkusTest
class ConversationStateTest {

    private static final Duration LONG_ENOUGH_TO_END = Duration.ofMillis(700);

    @Inject
    Transactions transactions;

    private Client writer;
    private Client reader;

    @BeforeEach
    void begin() {
        writer = Client.registered(Dialect.DURLIM);
        reader = Client.registered(Dialect.DURLIM);
        succeeded(writer.message(reader.userId(), "the first"));
    }

    @Test
    void aSecondWriterWaits() {
        assertWaits(() -> writer.message(reader.userId(), "the second"));
    }

    @Test
    void aReaderOfTheChatInSecondsWaits() {
        assertWaits(() -> reader.get("message/chat", "to_user_id", writer.userId()));
    }

    @Test
    void aPollerInSecondsWaits() {
        assertWaits(() -> reader.get("message/chat", "to_user_id", writer.userId(), "pre_msg_time", 1));
    }

    private void assertWaits(Supplier<Response> request) {
        CompletableFuture<Response> answer = transactions.call(() -> {
            ConversationState.lockForWriting(Conversation.between(writer.userId(), reader.userId()));
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
            await().during(LONG_ENOUGH_TO_END).until(() -> !waiting.isDone());
            return waiting;
        });
        assertThat(succeeded(answer.join()).statusCode()).isEqualTo(200);
    }
}
