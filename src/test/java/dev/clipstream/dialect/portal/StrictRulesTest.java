package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.UnusualSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the chat limited to friends, with low rates, small groups and few connections. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class StrictRulesTest {

    @Test
    void extraConnectionClosesTheOldest() {
        PortalClient caller = PortalClient.guest();
        try (ChatClient oldest = caller.chat();
                ChatClient second = caller.chat();
                ChatClient third = caller.chat()) {
            assertThat(oldest.awaitClosed()).isEqualTo(1008);
            second.awaitHeartbeat();
            third.awaitHeartbeat();
        }
    }

    @Test
    void excessFramesAreRejectedAndConnectionStaysOpen() {
        try (ChatClient chat = PortalClient.guest().chat()) {
            IntStream.range(0, 60).forEach(i -> chat.send("Type", 3));
            await().until(() -> chat.received().size() == 60);
            assertThat(chat.received())
                    .startsWith(chat.received().stream()
                            .filter(frame -> frame.path("Type").asInt() == 3)
                            .limit(10)
                            .toArray(JsonNode[]::new));
            assertThat(chat.awaitError()).isEqualTo("-20007");
            await().until(() -> {
                chat.received().clear();
                chat.send("Type", 3);
                await().until(() -> !chat.received().isEmpty());
                return chat.received().getFirst().path("Type").asInt() == 3;
            });
        }
    }

    @Test
    void floodingClientIsDisconnected() {
        try (ChatClient chat = PortalClient.guest().chat()) {
            for (int i = 0; i < 2000 && chat.isOpen(); i++) {
                chat.trySendText("{\"Type\": 3}");
            }
            assertThat(chat.awaitClosed()).isEqualTo(1008);
        }
    }

    @Test
    void onlyFriendsCanWriteToEachOtherAndNobodyMakesAFriendAlone() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        try (ChatClient chat = one.chat();
                ChatClient receiving = other.chat()) {
            chat.sendTo(other.userId(), "let me in");
            assertThat(chat.awaitError()).isEqualTo("-20008");
            succeeded(one.post("contact/add-friend", "user_name", other.name()));
            succeeded(one.post("contact/add-friend", "user_name", other.name()));
            chat.sendTo(other.userId(), "you are my friend");
            assertThat(chat.awaitError()).isEqualTo("-20008");
            succeeded(other.post("contact/add-friend", "user_name", one.name()));
            assertCode(10013, one.post("contact/add-friend", "user_name", other.name()));
            chat.sendTo(other.userId(), "hello");
            receiving.awaitContents("hello");
        }
    }

    @Test
    void fullGroupRejectsOnlyNewMembers() {
        PortalClient owner = PortalClient.guest();
        PortalClient second = PortalClient.guest();
        String group = owner.group("full");
        succeeded(second.post("contact/join-community", "community_id", group));
        PortalClient third = PortalClient.guest();
        assertCode(-20008, third.post("contact/join-community", "community_id", group));
        assertThat(third.post("contact/load-community").<List<String>>path("data.groups"))
                .isEmpty();
        succeeded(second.post("contact/join-community", "community_id", group));
    }

    @Test
    void groupsPerUserAreLimited() {
        PortalClient busy = PortalClient.guest();
        busy.group("first");
        String other = PortalClient.guest().group("elsewhere");
        succeeded(busy.post("contact/join-community", "community_id", other));
        assertCode(-20008, busy.post("contact/create-community", "name", "one too many"));
        String another = PortalClient.guest().group("another");
        assertCode(-20008, busy.post("contact/join-community", "community_id", another));
        assertThat(busy.post("contact/load-community").<List<String>>path("data.groups"))
                .hasSize(2);
    }
}
