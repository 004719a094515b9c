package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MemberContractTest {

    @Test
    void theHeaderComesBeforeATokenParameter() {
        PortalClient caller = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        caller.get("user/get-my-info", "token", other.token()).then().body("data.user.username", is(caller.name()));
        PortalClient.anonymous()
                .get("user/get-my-info", "token", other.token())
                .then()
                .body("data.user.username", is(other.name()));
    }

    @Test
    void userSeesOwnData() {
        PortalClient client = PortalClient.registered();
        Response mine = client.get("user/get-my-info");
        assertShape("portal", "get-my-info", mine);
        mine.then().body("data.user.email", is(client.email()), "data.user.password", is(""));
    }

    @Test
    void othersSeeNoEmailAddressOrPassword() {
        PortalClient client = PortalClient.registered();
        PortalClient other = PortalClient.guest();
        for (String operation : new String[] {"get-user-info", "get-profile"}) {
            Response answer = other.get("user/" + operation, "id", client.userId());
            assertShape("portal", operation, answer);
            answer.then()
                    .body("data.user.username", is(client.name()))
                    .body("data.user.email", is(""))
                    .body("data.user.password", is(""));
        }
    }

    @Test
    void unknownUserHasItsOwnCode() {
        PortalClient client = PortalClient.guest();
        assertCode(10005, client.get("user/get-user-info", "id", "999999999999"));
        assertCode(10005, client.get("user/get-profile", "id", -1));
        assertCode(10004, client.get("user/get-profile")).then().body("message", startsWith("参数缺失: id"));
        assertCode(10002, client.get("user/get-profile", "id", ""));
        assertCode(10003, client.get("user/get-profile", "id", "me"));
    }

    @Test
    void profileFieldsMayBeFlatOrInUserObject() {
        PortalClient client = PortalClient.guest();
        String name = client.name() + "-x";
        assertShape(
                "portal",
                "set-profile",
                client.post(
                        "user/set-profile", "username", name, "bio", "hello", "avatar", "https://example.org/a.png"));
        client.get("user/get-my-info")
                .then()
                .body("data.user.username", is(name))
                .body("data.user.Bio", is("hello"))
                .body("data.user.avatar", is("https://example.org/a.png"));
        succeeded(client.post("user/set-profile", "id", "1", "user", Map.of("Bio", "again", "username", "")));
        client.get("user/get-my-info").then().body("data.user.username", is(name), "data.user.Bio", is("again"));
    }

    @Test
    void wholeUserCanBeSentBackWithAChange() {
        PortalClient client = PortalClient.registered();
        Map<String, Object> user = new HashMap<>(client.get("user/get-my-info").path("data.user"));
        user.put("Bio", "changed");
        succeeded(client.post("user/set-profile", "id", client.userId(), "user", user));
        client.get("user/get-my-info").then().body("data.user.Bio", is("changed"));
        succeeded(client.post("user/set-profile", "username", "x" + client.name()));
        assertThat(client.get("user/get-my-info").<String>path("data.user.avatar"))
                .as("still drawn from the name")
                .isNotEqualTo(user.get("avatar"));
    }

    @Test
    void profileChangeLeavesOtherDataUnchanged() {
        PortalClient client = PortalClient.registered();
        PortalClient other = PortalClient.guest();
        succeeded(client.post(
                "user/set-profile",
                "id",
                Long.toString(other.userId()),
                "email",
                "other@example.org",
                "role",
                "3",
                "password",
                "new password",
                "bio",
                "mine"));
        client.get("user/get-my-info")
                .then()
                .body("data.user.email", is(client.email()), "data.user.role", is("0"), "data.user.Bio", is("mine"));
        other.get("user/get-my-info").then().body("data.user.username", is(other.name()));
        succeeded(PortalClient.anonymous()
                .post("login/login", "email", client.email(), "password", PortalClient.PASSWORD));
    }

    @Test
    void takenNameAndBadFieldsAreRejected() {
        PortalClient client = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        assertCode(
                10010, client.post("user/set-profile", "username", other.name().toUpperCase(Locale.ROOT)));
        assertCode(10001, client.post("user/set-profile", "username", "n".repeat(31)));
        for (String name : new String[] {"a\nb", "a\tb", "admin\u200B", "\u202Enimda", "\u2800"}) {
            assertCode(10001, client.post("user/set-profile", "username", name));
        }
        assertCode(10001, client.post("user/set-profile", "avatar", "javascript:alert(1)"));
        assertCode(10001, client.post("user/set-profile", "bio", "b".repeat(201)));
        assertCode(10003, client.post("user/set-profile", "bio", 5));
        client.get("user/get-my-info").then().body("data.user.username", is(client.name()));
    }

    @Test
    void onlyAdministratorsSetRoles() {
        PortalClient client = PortalClient.guest();
        assertCode(-20008, client.post("user/set-role", "id", client.userId(), "role", "3"));
        client.get("user/get-my-info").then().body("data.user.role", is("0"));
    }

    @Test
    void tokenIsRequired() {
        assertCode(-20001, PortalClient.anonymous().get("user/get-my-info"));
        assertCode(
                -20005,
                PortalClient.anonymous()
                        .request()
                        .header("Authorization", "abc")
                        .get("user/get-my-info"));
        assertCode(-20004, new PortalClient(0, null, null, "abc").get("user/get-my-info"));
        assertCode(-20002, new PortalClient(0, null, null, "a.b.c").get("user/get-my-info"));
        for (String operation : new String[] {"set-profile", "set-role"}) {
            assertCode(-20001, PortalClient.anonymous().post("user/" + operation));
        }
    }
}
