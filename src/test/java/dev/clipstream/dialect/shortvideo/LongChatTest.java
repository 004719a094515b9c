package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.message.Messages;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chat with more messages than one answer can have, in every dialect. */
@QuarkusTest
class LongChatTest {

    private static final int MESSAGES = 1300;
    private static final int LIST_MAX = 1000;

    private static final List<String> SENT =
            IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();

    private static Client writer;
    private static Client reader;

    @Inject
    Messages messages;

    @BeforeEach
    void talkOnce() {
        if (writer == null) {
            writer = Client.registered(Dialect.OFFICIAL);
            reader = Client.registered(Dialect.OFFICIAL);
            SENT.forEach(text -> messages.send(new Viewer(writer.userId()), reader.userId(), text));
        }
    }

    @Test
    void firstLoadIsNewestMessagesOldestFirst() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(contents(chat(dialect, Map.of())))
                    .as(dialect.name())
                    .isEqualTo(SENT.subList(MESSAGES - LIST_MAX, MESSAGES));
        }
    }

    @Test
    void smallFirstLoadIsTheNewestMessages() {
        assertThat(contents(chat(Dialect.OFFICIAL, Map.of("count", 3))))
                .isEqualTo(SENT.subList(MESSAGES - 3, MESSAGES));
    }

    @Test
    void pollsReachEveryMessageOnce() {
        for (Dialect dialect : List.of(Dialect.ANDROID, Dialect.BYTEHUNTERS, Dialect.DURLIM)) {
            assertThat(polled(dialect, LIST_MAX)).as(dialect.name()).isEqualTo(SENT);
        }
    }

    /** With pages smaller than the messages of one second, no message may be lost or repeated. */
    @Test
    void smallPollsReachEveryMessageOnce() {
        for (Dialect dialect : List.of(Dialect.ANDROID, Dialect.DURLIM)) {
            assertThat(polled(dialect, 50)).as(dialect.name()).isEqualTo(SENT);
        }
    }

    private static List<String> polled(Dialect dialect, int count) {
        List<String> received = new ArrayList<>();
        long[] newest = {1};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    Response page = chat(dialect, Map.of("pre_msg_time", newest[0], "count", count));
                    received.addAll(contents(page));
                    Json.numbers(page, "/message_list", "create_time").forEach(time -> newest[0] = time);
                    return received.size() >= MESSAGES;
                });
        return received;
    }

    private static Response chat(Dialect dialect, Map<String, ?> parameters) {
        return new Client(dialect, reader.userId(), reader.name(), reader.token())
                .request()
                .queryParam("to_user_id", writer.userId())
                .queryParams(parameters)
                .get("message/chat");
    }

    private static List<String> contents(Response chat) {
        return Json.texts(succeeded(chat), "/message_list", "content");
    }
}
