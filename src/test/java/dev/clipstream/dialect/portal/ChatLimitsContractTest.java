package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests which frames and tickets the chat rejects, and which frames close a connection. */
@QuarkusTest
class ChatLimitsContractTest {

    @Test
    void badFrameIsAnsweredAndConnectionStaysOpen() {
        PortalClient caller = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        try (ChatClient chat = caller.chat()) {
            assertRefused(chat, "10001", "{");
            assertRefused(chat, "10001", "[]");
            assertRefused(chat, "10004", "{}");
            assertRefused(chat, "10001", "{\"Type\": 9}");
            assertRefused(chat, "10001", "{\"Type\": 4294967297, \"TargetId\": \"1\", \"Content\": \"x\"}");
            assertRefused(chat, "10003", "{\"Type\": \"x\"}");
            assertRefused(chat, "10004", "{\"Type\": 1, \"Content\": \"x\"}");
            assertRefused(chat, "10003", "{\"Type\": 1, \"Content\": \"x\", \"TargetId\": \"bob\"}");
            assertRefused(chat, "10005", "{\"Type\": 1, \"Content\": \"x\", \"TargetId\": \"0\"}");
            assertRefused(chat, "10012", frame(caller.userId(), "x"));
            assertRefused(chat, "10002", frame(other.userId(), " "));
            assertRefused(chat, "10001", frame(other.userId(), "x".repeat(2001)));
            assertRefused(chat, "10001", frame(other.userId(), "bell\\u0007"));
            assertRefused(chat, "10001", "{\"Type\": 2, \"Content\": \"x\", \"TargetId\": \"0\"}");
            assertRefused(
                    chat,
                    "10001",
                    "{\"Type\": 1, \"Content\": \"x\", \"Media\": 5, \"TargetId\": " + other.userId() + "}");
            assertRefused(
                    chat,
                    "10001",
                    "{\"Type\": 1, \"Content\": \"x\", \"Url\": \"javascript:x\", \"TargetId\": " + other.userId()
                            + "}");
            chat.awaitHeartbeat();
        }
        assertThat(succeeded(caller.inTheApp().get("message/chat/", "to_user_id", other.userId()))
                        .<List<String>>path("message_list"))
                .isEmpty();
    }

    @Test
    void longestMessageIsAccepted() {
        PortalClient caller = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        String text = "😀".repeat(2000);
        try (ChatClient chat = caller.chat();
                ChatClient receiving = other.chat()) {
            chat.sendTo(other.userId(), text);
            receiving.awaitContents(text);
        }
    }

    /** The service stops reading while they wait, and then reads on. */
    @Test
    void manyLongFramesAreAllHandled() {
        PortalClient caller = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        String[] texts = IntStream.range(0, 30).mapToObj(i -> "long " + i).toArray(String[]::new);
        try (ChatClient chat = caller.chat();
                ChatClient receiving = other.chat()) {
            for (String text : texts) {
                chat.sendText("{\"Type\": 1, \"TargetId\": %d, \"Content\": \"%s\", \"x\": \"%s\"}"
                        .formatted(other.userId(), text, "x".repeat(60_000)));
            }
            receiving.awaitContents(texts);
            chat.awaitHeartbeat();
        }
    }

    @Test
    void oversizedFrameClosesConnection() {
        try (ChatClient chat = PortalClient.guest().chat()) {
            chat.awaitHeartbeat();
            chat.sendText("x".repeat(70_000));
            assertThat(chat.awaitClosed()).isIn(1006, 1009);
        }
    }

    @Test
    void ticketWorksOnce() {
        PortalClient caller = PortalClient.guest();
        assertShape("portal", "ws-ticket", caller.get("chat/ws-ticket", "user_id", "1", "role", "3"));
        String ticket = caller.ticket();
        try (ChatClient chat = ChatClient.connect("http://localhost:" + RestAssured.port, ticket)) {
            chat.awaitHeartbeat();
            assertThat(chat.awaitFrame(3).path("UserId").asText()).isEqualTo(Long.toString(caller.userId()));
        }
        for (String bad : new String[] {ticket, "x", "a.b.c", "", caller.token()}) {
            Response refused = upgrade("/api/chat/ws?ticket=" + bad);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.contentType()).startsWith("application/json");
            assertThat(refused.<Integer>path("code")).as(refused.asString()).isBetween(-20005, -20000);
            assertThat(refused.<String>path("message")).isNotBlank();
            assertThat(refused.<Object>path("data")).isEqualTo(Map.of());
        }
        assertThat(upgrade("/api/chat/ws").statusCode()).isEqualTo(401);
        assertThat(upgrade("/api/chat/ws").<Integer>path("code")).isEqualTo(-20001);
    }

    private static Response upgrade(String path) {
        return given().header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get(path);
    }

    private static String frame(long target, String content) {
        return "{\"Type\": 1, \"TargetId\": " + target + ", \"Content\": \"" + content + "\"}";
    }

    private static void assertRefused(ChatClient chat, String code, String frame) {
        chat.sendText(frame);
        assertThat(chat.awaitError()).as(frame).isEqualTo(code);
    }
}
