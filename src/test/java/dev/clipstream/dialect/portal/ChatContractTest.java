package dev.clipstream.dialect.portal;

import static dev.clipstream.dialect.portal.Caller.assertCode;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.fixture.ChatClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatContractTest {

    private static ChatClient connect(Caller caller) {
        return ChatClient.connect("http://localhost:" + RestAssured.port, caller.ticket());
    }

    private static List<String> chat(Caller reader, Caller partner) {
        return succeeded(reader.client().get("message/chat/", "to_user_id", partner.id()))
                .path("message_list.content");
    }

    @Test
    void aMessageReachesEveryConnectionOfBothSidesButTheSendingOne() {
        Caller one = Caller.registered();
        Caller other = Caller.registered();
        try (ChatClient sending = connect(one);
                ChatClient own = connect(one);
                ChatClient first = connect(other);
                ChatClient second = connect(other)) {
            Stream.of(sending, own, first, second).forEach(ChatClient::awaitHeartbeat);
            sending.send(
                    "id",
                    "77",
                    "UserId",
                    "1",
                    "UserName",
                    "someone",
                    "TargetId",
                    other.id(),
                    "Type",
                    1,
                    "Media",
                    1,
                    "Content",
                    "你好 😀",
                    "CreateTime",
                    5);
            Stream.of(own, first, second).forEach(chat -> chat.awaitContents("你好 😀"));
            JsonNode frame = first.awaitFrame(1);
            assertThat(frame.path("UserId").asText()).isEqualTo(Long.toString(one.id()));
            assertThat(frame.path("UserName").asText()).isEqualTo(one.name());
            assertThat(frame.path("TargetId").asText()).isEqualTo(Long.toString(other.id()));
            assertThat(frame.path("TargetName").asText()).isEqualTo(other.name());
            assertThat(frame.path("CreateTime").isNumber()).isTrue();
            assertThat(frame.path("CreatedTime").asText())
                    .isEqualTo(frame.path("CreateTime").asText());
            assertThat(frame.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id",
                            "CreatedTime",
                            "UpdatedTime",
                            "UserId",
                            "UserName",
                            "TargetId",
                            "TargetName",
                            "Type",
                            "Media",
                            "Content",
                            "CreateTime",
                            "ReadTime",
                            "Pic",
                            "Url",
                            "Desc",
                            "Amount");
            sending.awaitHeartbeat();
            assertThat(sending.contents()).isEmpty();
        }
        assertThat(chat(other, one)).containsExactly("你好 😀");
    }

    @Test
    void whatWasMissedComesOnTheNextConnectOnceAndInOrder() {
        Caller one = Caller.registered();
        Caller other = Caller.registered();
        try (ChatClient sending = connect(one)) {
            sending.sendTo(other.id(), "a");
            sending.sendTo(other.id(), "b");
            sending.awaitHeartbeat();
            try (ChatClient chat = connect(other)) {
                chat.awaitContents("a", "b");
                sending.sendTo(other.id(), "c");
                chat.awaitContents("a", "b", "c");
            }
            sending.sendTo(other.id(), "d");
            sending.awaitHeartbeat();
            try (ChatClient chat = connect(other)) {
                chat.awaitContents("d");
                chat.awaitHeartbeat();
                chat.awaitContents("d");
            }
        }
    }

    @Test
    void aBacklogOfMoreThanABatchComesWhole() {
        Caller one = Caller.registered();
        Caller other = Caller.registered();
        List<String> sent =
                IntStream.range(0, 230).mapToObj(i -> "message " + i).toList();
        sent.forEach(text -> succeeded(one.client().message(other.id(), text)));
        try (ChatClient chat = connect(other)) {
            chat.awaitContents(sent.toArray(String[]::new));
        }
    }

    @Test
    void bothFamiliesSeeTheSameMessages() {
        Caller one = Caller.registered();
        Caller other = Caller.registered();
        assertCode(20000, one.post("contact/add-friend", "user_name", other.name()));
        try (ChatClient chat = connect(other);
                ChatClient own = connect(one)) {
            Stream.of(chat, own).forEach(ChatClient::awaitHeartbeat);
            succeeded(one.client().message(other.id(), "from the app"));
            chat.awaitContents("from the app");
            own.awaitContents("from the app");
            chat.send(
                    "Type",
                    "1",
                    "TargetId",
                    Long.toString(one.id()),
                    "Media",
                    4,
                    "Content",
                    "",
                    "Pic",
                    "https://example.org/p.png",
                    "Amount",
                    3);
            await().until(() -> own.contents().size() == 2);
            JsonNode picture = own.received().getLast();
            assertThat(picture.path("Pic").asText()).isEqualTo("https://example.org/p.png");
            assertThat(picture.path("Media").asInt()).isEqualTo(4);
            assertThat(picture.path("Amount").asInt()).isEqualTo(3);
        }
        assertThat(chat(one, other)).containsExactly("from the app", "https://example.org/p.png");
        assertThat(one.client().get("relation/friend/list", "user_id", one.id()).<String>path("user_list[0].message"))
                .isEqualTo("https://example.org/p.png");
    }

    @Test
    void aGroupsMessagesReachItsMembersNowOrLater() {
        Caller owner = Caller.registered();
        Caller present = Caller.registered();
        Caller absent = Caller.registered();
        Caller stranger = Caller.registered();
        String group = owner.group("hikers");
        Stream.of(present, absent)
                .forEach(member -> assertCode(20000, member.post("contact/join-community", "community_id", group)));
        try (ChatClient sending = connect(owner);
                ChatClient own = connect(owner);
                ChatClient receiving = connect(present);
                ChatClient outside = connect(stranger)) {
            Stream.of(sending, own, receiving, outside).forEach(ChatClient::awaitHeartbeat);
            sending.sendToGroup(group, "at nine");
            receiving.awaitContents("at nine");
            own.awaitContents("at nine");
            JsonNode frame = receiving.awaitFrame(2);
            assertThat(frame.path("TargetId").asText()).isEqualTo(group);
            assertThat(frame.path("TargetName").asText()).isEqualTo("hikers");
            outside.sendToGroup(group, "let me in");
            assertThat(outside.awaitError()).isEqualTo("-20008");
            assertThat(outside.contents()).isEmpty();
            assertThat(sending.contents()).isEmpty();
        }
        try (ChatClient late = connect(absent)) {
            late.awaitContents("at nine");
        }
        assertThat(chat(absent, owner)).isEmpty();
    }

    @Test
    void manySendersAtOnceLoseNothing() {
        Caller receiver = Caller.registered();
        List<Caller> senders = Stream.generate(Caller::registered).limit(4).toList();
        try (ChatClient first = connect(receiver);
                ChatClient second = connect(receiver)) {
            Stream.of(first, second).forEach(ChatClient::awaitHeartbeat);
            senders.parallelStream().forEach(sender -> {
                try (ChatClient chat = connect(sender)) {
                    IntStream.range(0, 25).forEach(i -> chat.sendTo(receiver.id(), sender.name() + " " + i));
                    chat.awaitHeartbeat();
                }
            });
            for (ChatClient chat : List.of(first, second)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> chat.contents().size() >= 100);
                chat.awaitHeartbeat();
                assertThat(chat.contents()).hasSize(100).doesNotHaveDuplicates();
                for (Caller sender : senders) {
                    assertThat(chat.contents())
                            .filteredOn(text -> text.startsWith(sender.name()))
                            .isEqualTo(IntStream.range(0, 25)
                                    .mapToObj(i -> sender.name() + " " + i)
                                    .toList());
                }
            }
        }
    }

    @Test
    void whatCannotBeAcceptedIsAnsweredAndTheConnectionStays() {
        Caller caller = Caller.registered();
        Caller other = Caller.registered();
        try (ChatClient chat = connect(caller)) {
            assertRefused(chat, "10001", "{");
            assertRefused(chat, "10001", "[]");
            assertRefused(chat, "10004", "{}");
            assertRefused(chat, "10001", "{\"Type\": 9}");
            assertRefused(chat, "10001", "{\"Type\": 4294967297, \"TargetId\": \"1\", \"Content\": \"x\"}");
            assertRefused(chat, "10003", "{\"Type\": \"x\"}");
            assertRefused(chat, "10004", "{\"Type\": 1, \"Content\": \"x\"}");
            assertRefused(chat, "10003", "{\"Type\": 1, \"Content\": \"x\", \"TargetId\": \"bob\"}");
            assertRefused(chat, "10005", "{\"Type\": 1, \"Content\": \"x\", \"TargetId\": \"0\"}");
            assertRefused(chat, "10012", frame(caller.id(), "x"));
            assertRefused(chat, "10002", frame(other.id(), " "));
            assertRefused(chat, "10001", frame(other.id(), "x".repeat(2001)));
            assertRefused(chat, "10001", frame(other.id(), "bell\\u0007"));
            assertRefused(chat, "10001", "{\"Type\": 2, \"Content\": \"x\", \"TargetId\": \"0\"}");
            assertRefused(
                    chat, "10001", "{\"Type\": 1, \"Content\": \"x\", \"Media\": 5, \"TargetId\": " + other.id() + "}");
            assertRefused(
                    chat,
                    "10001",
                    "{\"Type\": 1, \"Content\": \"x\", \"Url\": \"javascript:x\", \"TargetId\": " + other.id() + "}");
            chat.awaitHeartbeat();
        }
        assertThat(chat(caller, other)).isEmpty();
    }

    @Test
    void theLongestMessageFits() {
        Caller caller = Caller.registered();
        Caller other = Caller.registered();
        String text = "😀".repeat(2000);
        try (ChatClient chat = connect(caller);
                ChatClient receiving = connect(other)) {
            chat.sendTo(other.id(), text);
            receiving.awaitContents(text);
        }
    }

    @Test
    void tooManyFramesAreRefusedAndTheConnectionStays() {
        Caller caller = Caller.registered();
        try (ChatClient chat = connect(caller)) {
            IntStream.range(0, 120).forEach(i -> chat.send("Type", 3));
            await().until(() -> chat.received().size() == 120);
            assertThat(chat.awaitError()).isEqualTo("-20007");
            assertThat(chat.received().stream()
                            .filter(frame -> frame.path("Type").asInt() == 3))
                    .hasSizeBetween(40, 119);
            await().until(() -> {
                chat.received().clear();
                chat.send("Type", 3);
                await().until(() -> !chat.received().isEmpty());
                return chat.received().getFirst().path("Type").asInt() == 3;
            });
        }
    }

    @Test
    void whoDoesNotSlowDownIsCutOff() {
        try (ChatClient chat = connect(Caller.registered())) {
            chat.awaitHeartbeat();
            for (int i = 0; i < 2000 && chat.isOpen(); i++) {
                chat.trySendText("{\"Type\": 3}");
            }
            assertThat(chat.awaitClosed()).isEqualTo(1008);
        }
    }

    @Test
    void aFrameThatIsTooLargeEndsTheConnection() {
        try (ChatClient chat = connect(Caller.registered())) {
            chat.awaitHeartbeat();
            chat.sendText("x".repeat(70_000));
            assertThat(chat.awaitClosed()).isIn(1006, 1009);
        }
    }

    @Test
    void aTicketOpensOnce() {
        Caller caller = Caller.registered();
        assertShape("portal", "ws-ticket", caller.get("chat/ws-ticket", "user_id", "1", "role", "3"));
        String ticket = caller.ticket();
        try (ChatClient chat = ChatClient.connect("http://localhost:" + RestAssured.port, ticket)) {
            chat.awaitHeartbeat();
            assertThat(chat.awaitFrame(3).path("UserId").asText()).isEqualTo(Long.toString(caller.id()));
        }
        for (String bad :
                new String[] {ticket, "x", "a.b.c", "", caller.client().token()}) {
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
