package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertBadParameter;
import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.ids;
import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageContractTest {

    @Test
    void chatHasBothDirectionsOldestFirst() {
        Client one = Client.registered();
        Client other = Client.registered();
        succeeded(one.message(other.userId(), "你好啊 😀"));
        succeeded(other.message(one.userId(), "hello"));
        for (Client reader : List.of(one, other)) {
            Client partner = reader == one ? other : one;
            Response chat = reader.get("message/chat/", "to_user_id", partner.userId());
            succeeded(chat);
            chat.then()
                    .body("message_list.content", equalTo(List.of("你好啊 😀", "hello")))
                    .body("message_list[0].from_user_id", is((int) one.userId()))
                    .body("message_list[0].to_user_id", is((int) other.userId()));
        }
        assertThat(contents(Client.registered().get("message/chat", "to_user_id", one.userId())))
                .isEmpty();
        assertThat(contents(one.get("message/chat", "to_user_id", -1))).isEmpty();
        assertThat(contents(one.get("message/chat", "to_user_id", other.userId(), "pre_msg_time", 0)))
                .hasSize(2);
    }

    @Test
    void timesHaveTheUnitOfTheDocument() {
        for (Dialect dialect : List.of(Dialect.DURLIM, Dialect.BYTEHUNTERS, Dialect.ANDROID)) {
            Client one = Client.registered(dialect);
            Client other = Client.registered(dialect);
            succeeded(one.message(other.userId(), "now"));
            long time = one.get("message/chat", "to_user_id", other.userId())
                    .jsonPath()
                    .getLong("message_list[0].create_time");
            long second = 1_000_000_000L * (dialect == Dialect.DURLIM ? 1 : 1_000);
            assertThat(time).as(dialect.name()).isBetween(second, 10 * second);
        }
    }

    /** The app never removes duplicates, so polls must not lose or repeat a message. */
    @Test
    void pollInMillisecondsSeesEveryMessageOnce() {
        assertPolledOnce(Dialect.BYTEHUNTERS);
    }

    /** A client that polls in milliseconds shows a message as sent as soon as the request is answered. */
    @Test
    void sentMessageIsInNextPollInMilliseconds() {
        Client writer = Client.registered(Dialect.ANDROID);
        Client reader = Client.registered(Dialect.ANDROID);
        long newest = 0;
        for (int i = 0; i < 500; i++) {
            succeeded(writer.message(reader.userId(), "message " + i));
            Response poll = reader.get("message/chat", "to_user_id", writer.userId(), "pre_msg_time", newest);
            assertThat(contents(poll)).containsExactly("message " + i);
            newest = Json.numbers(poll, "/message_list", "create_time").getFirst();
        }
    }

    @Test
    void pollInSecondsSeesEveryMessageOnce() {
        assertPolledOnce(Dialect.DURLIM);
    }

    private static void assertPolledOnce(Dialect dialect) {
        Client writer = Client.registered(dialect);
        Client reader = Client.registered(dialect);
        List<String> sent = IntStream.range(0, 40).mapToObj(i -> "message " + i).toList();
        Thread writing = Thread.startVirtualThread(() -> sent.forEach(text -> writer.message(reader.userId(), text)));
        List<String> received = new ArrayList<>();
        long[] newest = {1};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Response page =
                            reader.get("message/chat", "to_user_id", writer.userId(), "pre_msg_time", newest[0]);
                    received.addAll(contents(page));
                    Json.numbers(page, "/message_list", "create_time").forEach(time -> newest[0] = time);
                    return received.size() >= sent.size() && !writing.isAlive();
                });
        assertThat(received).isEqualTo(sent);
    }

    /** Sends all messages within one second if the machine is fast enough. */
    @Test
    void pollInSecondsAfterFirstLoadLosesNothing() {
        Client writer = Client.registered(Dialect.DURLIM);
        Client reader = Client.registered(Dialect.DURLIM);
        succeeded(writer.message(reader.userId(), "before"));
        Response first = reader.get("message/chat", "to_user_id", writer.userId());
        succeeded(writer.message(reader.userId(), "after"));
        long newest = first.jsonPath().getLong("message_list[0].create_time");
        assertThat(contents(first)).containsExactly("before");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(contents(
                                reader.get("message/chat", "to_user_id", writer.userId(), "pre_msg_time", newest)))
                        .containsExactly("after"));
    }

    @Test
    void androidPollExcludesOwnMessages() {
        Client app = Client.registered(Dialect.ANDROID);
        Client friend = Client.registered(Dialect.ANDROID);
        succeeded(app.message(friend.userId(), "mine"));
        succeeded(friend.message(app.userId(), "theirs"));
        assertThat(contents(app.get("message/chat", "to_user_id", friend.userId())))
                .containsExactly("mine", "theirs");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(
                                contents(app.get("message/chat", "to_user_id", friend.userId(), "pre_msg_time", 1)))
                        .containsExactly("theirs"));
    }

    @Test
    void chatIsListedInSlices() {
        Client one = Client.registered(Dialect.OFFICIAL);
        Client other = Client.registered(Dialect.OFFICIAL);
        for (String text : List.of("a", "b", "c")) {
            succeeded(one.message(other.userId(), text));
        }
        List<Long> all = ids(one.get("message/chat", "to_user_id", other.userId()), "message_list");
        assertThat(contents(one.get("message/chat", "to_user_id", other.userId(), "cursor", all.getFirst())))
                .containsExactly("b", "c");
    }

    @Test
    void badMessagesAreRejected() {
        Client one = Client.registered();
        Client other = Client.registered();
        for (String text : new String[] {"", "  ", "x".repeat(2001), "bell\u0007"}) {
            assertBadParameter(one.message(other.userId(), text));
        }
        assertBadParameter(one.post("message/action", "to_user_id", other.userId(), "action_type", 2, "content", "x"));
        assertBadParameter(one.post("message/action", "to_user_id", other.userId(), "content", "x"));
        assertBadParameter(one.get("message/chat"));
        assertBadParameter(one.get("message/chat", "to_user_id", other.userId(), "pre_msg_time", "now"));
        assertFails(one.message(one.userId(), "to myself"));
        for (long unknown : new long[] {0, -1, Long.MAX_VALUE}) {
            assertFails(one.message(unknown, "x"));
        }
        assertFailsForItsToken(Client.anonymous().message(one.userId(), "x"));
        assertThat(contents(one.get("message/chat", "to_user_id", other.userId())))
                .isEmpty();
    }

    @Test
    void longestMessageIsAccepted() {
        Client one = Client.registered();
        Client other = Client.registered();
        String text = "😀".repeat(2000);
        succeeded(one.message(other.userId(), text));
        assertThat(contents(other.get("message/chat", "to_user_id", one.userId())))
                .containsExactly(text);
    }

    private static List<String> contents(Response chat) {
        return Json.texts(succeeded(chat), "/message_list", "content");
    }
}
