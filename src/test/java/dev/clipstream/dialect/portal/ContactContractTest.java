package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactContractTest {

    @Test
    void addingAFriendIsMutualAndCounted() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        assertShape("portal", "add-friend", one.post("contact/add-friend", "user_name", other.name()));
        for (PortalClient caller : List.of(one, other)) {
            PortalClient friend = caller == one ? other : one;
            Response friends = caller.post("contact/get-friend-list");
            assertShape("portal", "get-friend-list", friends);
            assertThat(names(friends)).containsExactly(friend.name());
            assertThat(friends.<String>path("data.users[0].email")).isEmpty();
            Response profile = caller.inTheApp().profile(0);
            assertThat(profile.<Integer>path("user.follow_count")).isEqualTo(1);
            assertThat(profile.<Integer>path("user.follower_count")).isEqualTo(1);
        }
    }

    @Test
    void addingAFollowerCountsNothingTwice() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        other.inTheApp().follow(one.userId());
        assertCode(20000, one.post("contact/add-friend", "username", other.name()));
        assertThat(one.inTheApp().profile(0).<Integer>path("user.follower_count"))
                .isEqualTo(1);
        assertThat(one.inTheApp().profile(0).<Integer>path("user.follow_count")).isEqualTo(1);
        assertCode(10013, one.post("contact/add-friend", "user_name", other.name()));
        assertCode(10013, other.post("contact/add-friend", "user_name", one.name()));
    }

    @Test
    void badFriendsAreRejected() {
        PortalClient caller = PortalClient.guest();
        assertCode(10014, caller.post("contact/add-friend", "user_name", " "));
        assertCode(10004, caller.post("contact/add-friend"));
        assertCode(10003, caller.post("contact/add-friend", "user_name", List.of("x")));
        assertCode(10005, caller.post("contact/add-friend", "user_name", "nobody at all"));
        assertCode(10005, caller.post("contact/add-friend", "user_name", "\ufdfa".repeat(10_000)));
        assertCode(10012, caller.post("contact/add-friend", "user_name", caller.name()));
        assertThat(names(caller.post("contact/get-friend-list"))).isEmpty();
    }

    @Test
    void friendsAreListedInPagesNewestFirst() {
        PortalClient caller = PortalClient.guest();
        List<PortalClient> friends = List.of(PortalClient.guest(), PortalClient.guest(), PortalClient.guest());
        friends.forEach(friend -> assertCode(20000, caller.post("contact/add-friend", "user_name", friend.name())));
        assertThat(names(caller.post("contact/get-friend-list", "user_id", "1")))
                .containsExactly(
                        friends.get(2).name(),
                        friends.get(1).name(),
                        friends.get(0).name());
        assertThat(names(caller.post("contact/get-friend-list", "page", "2", "page_size", 2)))
                .containsExactly(friends.get(0).name());
        assertThat(names(caller.post("contact/get-friend-list", "page", "3", "page_size", "2")))
                .isEmpty();
        assertCode(10001, caller.post("contact/get-friend-list", "page", "0"));
        assertCode(10001, caller.post("contact/get-friend-list", "page_size", -1));
        assertCode(10003, caller.post("contact/get-friend-list", "page", "two"));
        assertCode(10001, caller.post("contact/get-friend-list", "page", 2_000_000_000, "page_size", "1000"));
    }

    @Test
    void connectedUserIsOnlineForEveryone() {
        PortalClient caller = PortalClient.guest();
        assertThat(online()).doesNotContain(caller.name());
        try (ChatClient chat = ChatClient.connect(base(), caller.ticket())) {
            chat.awaitHeartbeat();
            Response online = given().get("/api/contact/get-user-list-online");
            assertShape("portal", "get-user-list-online", online);
            assertThat(names(online)).contains(caller.name());
        }
    }

    @Test
    void tokenIsRequired() {
        for (String path : List.of("add-friend", "get-friend-list", "create-community", "join-community")) {
            assertCode(-20001, given().contentType(ContentType.JSON).body("{}").post("/api/contact/" + path));
        }
        for (String path : List.of("contact/get-group-users", "contact/get-group-list", "chat/ws-ticket")) {
            assertCode(-20001, given().get("/api/" + path));
            assertCode(-20005, given().header("Authorization", "x").get("/api/" + path));
        }
    }

    private static List<String> online() {
        return names(given().get("/api/contact/get-user-list-online"));
    }

    private static List<String> names(Response users) {
        return assertCode(20000, users).path("data.users.username");
    }

    private static String base() {
        return "http://localhost:" + RestAssured.port;
    }
}
