package dev.clipstream.message;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.database.Transactions;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.PortalClient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writers of a conversation lock its row: others wait, so that they miss no message. */
@QuarkusTest
class ConversationStateTest {

    private static final Duration LONG_ENOUGH_TO_END = Duration.ofMillis(700);

    /** As many jobs may use the database at any time. */
    private static final int SCHEDULED_JOBS = 4;

    @Inject
    Transactions transactions;

    @Inject
    AgroalDataSource database;

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

    /** The others are for everybody else. */
    @Test
    void twoAccountsThatFloodEachOtherTakeFewConnectionsOfTheDatabase() {
        PortalClient one = PortalClient.of(writer);
        PortalClient other = PortalClient.of(reader);
        List<ChatClient> chats = Stream.of(one, other)
                .flatMap(client -> Stream.generate(client::chat).limit(6))
                .toList();
        chats.forEach(ChatClient::awaitHeartbeat);
        transactions.run(() -> {
            ConversationState.lockForWriting(Conversation.between(writer.userId(), reader.userId()));
            chats.subList(0, 6).forEach(chat -> chat.sendTo(other.userId(), "hello"));
            chats.subList(6, 12).forEach(chat -> chat.sendTo(one.userId(), "hello"));
            await().until(() -> database.getMetrics().activeCount() >= 5);
            await().during(LONG_ENOUGH_TO_END).until(() -> database.getMetrics().activeCount() < 5 + SCHEDULED_JOBS);
        });
        chats.forEach(chat -> await().atMost(Duration.ofMinutes(1))
                .until(() -> Collections.frequency(chat.contents(), "hello") == 11));
        chats.forEach(ChatClient::close);
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
