package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clipstream.fixture.BreakableServers;
import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the chat with short timeouts and during an outage of Redis. */
@QuarkusTest
@WithTestResource(BreakableServers.class)
class ChatIdleTest {

    @AfterEach
    void plugIn() {
        BreakableServers.redis().plugIn();
    }

    @Test
    void idleConnectionIsClosedUnlessItSendsHeartbeats() throws InterruptedException {
        PortalClient caller = PortalClient.guest();
        try (ChatClient silent = caller.chat();
                ChatClient beating = caller.chat()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        beating.awaitHeartbeat();
                        return !silent.isOpen();
                    });
            assertThat(silent.awaitClosed()).isEqualTo(1000);
            beating.awaitHeartbeat();
        }
    }

    @Test
    void connectionEndsWithTheTokenThatItWasOpenedWith() {
        PortalClient caller = PortalClient.registered();
        try (ChatClient chat = caller.chat();
                ChatClient lasting = PortalClient.guest().chat()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        Stream.of(chat, lasting).forEach(one -> one.trySendText("{\"Type\": 3}"));
                        return !chat.isOpen();
                    });
            assertThat(chat.awaitClosed()).isEqualTo(1008);
            assertThat(chat.closeReason()).isEqualTo("the token has expired");
            lasting.awaitHeartbeat();
        }
        assertCode(-20000, caller.get("chat/ws-ticket"));
    }

    @Test
    void userIsLoggedOutWhenLastConnectionCloses() {
        PortalClient observer = PortalClient.guest();
        PortalClient caller = PortalClient.guest();
        String again = caller.ticket();
        String reload = caller.ticket();
        caller.chat().close();
        awaitLoggedOut(observer, caller);
        ChatClient first = connect(again);
        first.awaitHeartbeat();
        assertThat(isLoggedOut(observer, caller)).isFalse();
        try (ChatClient second = connect(reload)) {
            first.close();
            await().during(Duration.ofSeconds(9)).atMost(Duration.ofSeconds(30)).until(() -> {
                second.awaitHeartbeat();
                return !isLoggedOut(observer, caller);
            });
        }
        awaitLoggedOut(observer, caller);
    }

    private static void awaitLoggedOut(PortalClient observer, PortalClient caller) {
        await().atMost(Duration.ofSeconds(40)).until(() -> isLoggedOut(observer, caller));
    }

    /** Checks both the user and the list of online users. */
    private static boolean isLoggedOut(PortalClient observer, PortalClient caller) {
        boolean isLoggedOut =
                observer.get("user/get-user-info", "id", caller.userId()).path("data.user.IsLogout");
        List<String> online = observer.get("contact/get-user-list-online").path("data.users.username");
        return isLoggedOut && !online.contains(caller.name());
    }

    private static ChatClient connect(String ticket) {
        return ChatClient.connect("http://localhost:" + RestAssured.port, ticket);
    }

    @Test
    void messagesArriveDuringAndAfterRedisOutage() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        try (ChatClient sending = one.chat();
                ChatClient receiving = other.chat()) {
            receiving.awaitHeartbeat();
            BreakableServers.redis().pull();
            sending.sendTo(other.userId(), "away");
            receiving.awaitContents("away");
            BreakableServers.redis().plugIn();
            sending.sendTo(other.userId(), "back");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                receiving.awaitHeartbeat();
                return receiving.contents().size() > 1;
            });
            receiving.awaitHeartbeat();
            receiving.awaitContents("away", "back");
        }
    }
}
