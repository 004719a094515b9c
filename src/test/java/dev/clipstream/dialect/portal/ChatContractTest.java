package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatContractTest {

    private static final String[] FRAME_KEYS = """
            id CreatedTime UpdatedTime UserId UserName TargetId TargetName Type Media Content CreateTime ReadTime \
            Pic Url Desc Amount""".split(" ");

    private static List<String> chat(PortalClient reader, PortalClient partner) {
        return succeeded(reader.inTheApp().get("message/chat/", "to_user_id", partner.userId()))
                .path("message_list.content");
    }

    @Test
    void messageReachesAllConnectionsExceptTheSendingOne() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        try (ChatClient sending = one.chat();
                ChatClient own = one.chat();
                ChatClient first = other.chat();
                ChatClient second = other.chat()) {
            Stream.of(sending, own, first, second).forEach(ChatClient::awaitHeartbeat);
            sending.sendText("""
                    {"id": "77", "UserId": "1", "UserName": "someone", "TargetId": %d, "Type": 1, "Media": 1,
                     "Content": "你好 😀", "CreateTime": 5}
                    """.formatted(other.userId()));
            Stream.of(own, first, second).forEach(chat -> chat.awaitContents("你好 😀"));
            JsonNode frame = first.awaitFrame(1);
            assertThat(frame.path("UserId").asText()).isEqualTo(Long.toString(one.userId()));
            assertThat(frame.path("UserName").asText()).isEqualTo(one.name());
            assertThat(frame.path("TargetId").asText()).isEqualTo(Long.toString(other.userId()));
            assertThat(frame.path("TargetName").asText()).isEqualTo(other.name());
            assertThat(frame.path("CreateTime").isNumber()).isTrue();
            assertThat(frame.path("CreatedTime").asText())
                    .isEqualTo(frame.path("CreateTime").asText());
            assertThat(frame.fieldNames()).toIterable().containsExactly(FRAME_KEYS);
            sending.awaitHeartbeat();
            assertThat(sending.contents()).isEmpty();
        }
        assertThat(chat(other, one)).containsExactly("你好 😀");
    }

    @Test
    void missedMessagesArriveOnceAndInOrderOnReconnect() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        try (ChatClient sending = one.chat()) {
            sending.sendTo(other.userId(), "a");
            sending.sendTo(other.userId(), "b");
            sending.awaitHeartbeat();
            try (ChatClient chat = other.chat()) {
                chat.awaitContents("a", "b");
                sending.sendTo(other.userId(), "c");
                chat.awaitContents("a", "b", "c");
            }
            sending.sendTo(other.userId(), "d");
            sending.awaitHeartbeat();
            try (ChatClient chat = other.chat()) {
                chat.awaitContents("d");
                chat.awaitHeartbeat();
                chat.awaitContents("d");
            }
        }
    }

    @Test
    void backlogLargerThanABatchIsDelivered() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        List<String> sent =
                IntStream.range(0, 230).mapToObj(i -> "message " + i).toList();
        Client writer = one.inTheApp();
        sent.forEach(text -> succeeded(writer.message(other.userId(), text)));
        try (ChatClient chat = other.chat()) {
            chat.awaitContents(sent.toArray(String[]::new));
        }
    }

    @Test
    void bothFamiliesSeeTheSameMessages() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        assertCode(20000, one.post("contact/add-friend", "user_name", other.name()));
        try (ChatClient chat = other.chat();
                ChatClient own = one.chat()) {
            Stream.of(chat, own).forEach(ChatClient::awaitHeartbeat);
            succeeded(one.inTheApp().message(other.userId(), "from the app"));
            chat.awaitContents("from the app");
            own.awaitContents("from the app");
            chat.sendText("""
                    {"Type": "1", "TargetId": "%d", "Media": 4, "Content": "", "Pic": "https://example.org/p.png",
                     "Amount": 3}
                    """.formatted(one.userId()));
            await().until(() -> own.contents().size() == 2);
            JsonNode picture = own.received().getLast();
            assertThat(picture.path("Pic").asText()).isEqualTo("https://example.org/p.png");
            assertThat(picture.path("Media").asInt()).isEqualTo(4);
            assertThat(picture.path("Amount").asInt()).isEqualTo(3);
        }
        assertThat(chat(one, other)).containsExactly("from the app", "https://example.org/p.png");
        assertThat(one.inTheApp()
                        .get("relation/friend/list", "user_id", one.userId())
                        .<String>path("user_list[0].message"))
                .isEqualTo("https://example.org/p.png");
    }

    @Test
    void groupMessageReachesOnlineAndOfflineMembers() {
        PortalClient owner = PortalClient.guest();
        PortalClient present = PortalClient.guest();
        PortalClient absent = PortalClient.guest();
        PortalClient stranger = PortalClient.guest();
        String group = owner.group("hikers");
        Stream.of(present, absent)
                .forEach(member -> assertCode(20000, member.post("contact/join-community", "community_id", group)));
        try (ChatClient sending = owner.chat();
                ChatClient own = owner.chat();
                ChatClient receiving = present.chat();
                ChatClient outside = stranger.chat()) {
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
        try (ChatClient late = absent.chat()) {
            late.awaitContents("at nine");
        }
        assertThat(chat(absent, owner)).isEmpty();
    }

    @Test
    void concurrentSendersLoseNoMessage() {
        PortalClient receiver = PortalClient.guest();
        List<PortalClient> senders =
                Stream.generate(PortalClient::registered).limit(4).toList();
        try (ChatClient first = receiver.chat();
                ChatClient second = receiver.chat()) {
            Stream.of(first, second).forEach(ChatClient::awaitHeartbeat);
            senders.parallelStream().forEach(sender -> {
                try (ChatClient chat = sender.chat()) {
                    IntStream.range(0, 25).forEach(i -> chat.sendTo(receiver.userId(), sender.name() + " " + i));
                    chat.awaitHeartbeat();
                }
            });
            for (ChatClient chat : List.of(first, second)) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> chat.contents().size() >= 100);
                chat.awaitHeartbeat();
                assertThat(chat.contents()).hasSize(100).doesNotHaveDuplicates();
                for (PortalClient sender : senders) {
                    assertThat(chat.contents())
                            .filteredOn(text -> text.startsWith(sender.name()))
                            .isEqualTo(IntStream.range(0, 25)
                                    .mapToObj(i -> sender.name() + " " + i)
                                    .toList());
                }
            }
        }
    }
}
