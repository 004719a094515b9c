package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.PASSWORD;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.PortalClient.succeeded;
import static dev.clipstream.fixture.Shapes.assertShape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoginContractTest {

    private final PortalClient anyone = PortalClient.anonymous();
    private final String name = "p-" + UUID.randomUUID().toString().substring(0, 18);
    private final String email = name + "@example.org";

    @Test
    void emailedCodeCreatesAnAccount() {
        assertShape("portal", "send-code", anyone.post("login/send-code", "email", email));
        Response registered = register(Mails.codeSentTo(email), name);
        assertShape("portal", "register", registered);
        PortalClient client = new PortalClient(0, name, email, registered.path("data.atoken"));
        client.get("user/get-my-info")
                .then()
                .body("data.user.username", is(name))
                .body("data.user.email", is(email))
                .body("data.user.role", is("0"))
                .body("data.user.Bio", is(name + "很懒，什么都没留下"));
    }

    @Test
    void loginReturnsBothTokensAndRefreshANewOne() {
        PortalClient client = PortalClient.registered(name, email);
        Response login = anyone.post("login/login", "email", email.toUpperCase(Locale.ROOT), "password", PASSWORD);
        assertShape("portal", "login", login);
        Response refreshed = anyone.post("login/refresh-token", "rtoken", login.path("data.rtoken"));
        assertShape("portal", "refresh-token", refreshed);
        PortalClient again = new PortalClient(0, name, email, refreshed.path("data.atoken"));
        again.get("user/get-my-info").then().body("data.user.id", is(Long.toString(client.userId())));
    }

    @Test
    void loginIgnoresStaleToken() {
        PortalClient.registered(name, email);
        PortalClient stale = new PortalClient(0, name, email, "not.a.token");
        Response login = succeeded(stale.post("login/login", "email", email, "password", PASSWORD));
        PortalClient refreshing = new PortalClient(0, name, email, login.path("data.rtoken"));
        succeeded(refreshing.post("login/refresh-token", "rtoken", login.path("data.rtoken")));
        succeeded(stale.post("login/send-code", "email", email));
    }

    @Test
    void tokensOfOtherKindsAreRejected() {
        PortalClient.registered(name, email);
        Response login = anyone.post("login/login", "email", email, "password", PASSWORD);
        assertCode(-20003, anyone.post("login/refresh-token", "rtoken", login.path("data.atoken")));
        assertCode(-20003, new PortalClient(0, name, email, login.path("data.rtoken")).get("user/get-my-info"));
    }

    @Test
    void accessTokenWorksInBothFamilies() {
        Client guest = Client.registered(Dialect.OFFICIAL);
        PortalClient here = new PortalClient(guest.userId(), guest.name(), null, guest.token());
        succeeded(here.get("user/get-my-info"))
                .then()
                .body("data.user.username", is(guest.name()))
                .body("data.user.email", is(""));
        PortalClient member = PortalClient.registered(name, email);
        new Client(Dialect.OFFICIAL, member.userId(), name, member.token())
                .get("user")
                .then()
                .body("status_code", is(0))
                .body("user.name", is(name));
    }

    @Test
    void fiveWrongCodesInvalidateTheRightOne() {
        anyone.post("login/send-code", "email", email);
        String code = Mails.codeSentTo(email);
        String wrong = code.equals("000000") ? "111111" : "000000";
        for (int tries = 0; tries < 5; tries++) {
            assertCode(10008, register(wrong, name));
        }
        assertCode(10008, register(code, name));
        anyone.post("login/send-code", "email", email);
        succeeded(register(Mails.codeSentTo(email), name));
    }

    @Test
    void onlyNewestCodeWorksAndOnlyOnce() {
        anyone.post("login/send-code", "email", email);
        String first = Mails.codeSentTo(email);
        anyone.post("login/send-code", "email", email);
        String second = Mails.codeSentTo(email);
        if (!first.equals(second)) {
            assertCode(10008, register(first, name));
        }
        succeeded(register(second, name));
        assertCode(10008, register(second, name + "x"));
    }

    @Test
    void failedRegistrationKeepsTheCode() {
        String taken = PortalClient.guest().name();
        anyone.post("login/send-code", "email", email);
        String code = Mails.codeSentTo(email);
        assertCode(10010, register(code, taken.toUpperCase(Locale.ROOT)));
        assertCode(10001, register(code, "n".repeat(31)));
        succeeded(register(code, name));
    }

    @Test
    void addressIsUniqueIgnoringCase() {
        PortalClient.registered(name, email);
        String upper = email.toUpperCase(Locale.ROOT);
        succeeded(anyone.post("login/send-code", "email", upper));
        assertCode(
                10010,
                anyone.post(
                        "login/register",
                        "email",
                        upper,
                        "code",
                        Mails.codeSentTo(upper),
                        "password",
                        PASSWORD,
                        "username",
                        name + "x"));
    }

    @Test
    void wrongPasswordLooksLikeUnknownAddress() {
        PortalClient.registered(name, email);
        Response wrong = assertCode(10009, anyone.post("login/login", "email", email, "password", "wrong password"));
        Response unknown =
                assertCode(10009, anyone.post("login/login", "email", "x" + email, "password", "wrong password"));
        assertThat(wrong.asString()).isEqualTo(unknown.asString());
    }

    @Test
    void badFieldsAreRejectedWithTheDocumentsCodes() {
        assertCode(10004, anyone.post("login/send-code")).then().body("message", startsWith("参数缺失: email"));
        assertCode(10002, anyone.post("login/send-code", "email", " "));
        assertCode(10003, anyone.post("login/send-code", "email", 5));
        for (String address :
                new String[] {"nobody", "a@b", "a b@example.org", "a@example.org\r\nBcc: b@example.org"}) {
            assertCode(10007, anyone.post("login/send-code", "email", address));
        }
        assertCode(10004, anyone.post("login/login", "email", email));
        assertCode(10004, anyone.post("login/refresh-token"));
        assertCode(-20004, anyone.post("login/refresh-token", "rtoken", "nonsense"));
        assertCode(-20002, anyone.post("login/refresh-token", "rtoken", "a.b.c"));
        assertCode(
                10001, anyone.request().contentType(ContentType.JSON).body("{").post("login/login"));
        assertCode(
                10004, anyone.request().contentType(ContentType.TEXT).body("{}").post("login/login"));
        anyone.post("login/send-code", "email", email);
        String code = Mails.codeSentTo(email);
        for (String bad : new String[] {"a\nb", "a\tb", "admin\u200B", "\u202Enimda", "\u2060"}) {
            assertCode(10001, register(code, bad));
        }
        assertCode(10001, register(code, name, "1234"));
        assertCode(10001, register(code, name, "x".repeat(31)));
        succeeded(register(code, name));
    }

    private Response register(String code, String username) {
        return register(code, username, PASSWORD);
    }

    private Response register(String code, String username, String password) {
        return anyone.post("login/register", "email", email, "code", code, "password", password, "username", username);
    }
}
