package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static dev.clipstream.fixture.Shapes.assertShape;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests signing out everywhere. */
@QuarkusTest
class SignOutContractTest {

    @EveryDialect
    void everyTokenIsRefusedAndSigningInAgainWorks(Dialect dialect) {
        Client client = Client.registered(dialect);
        for (String path : List.of("user/signout", "user/signout/")) {
            Client one = signedIn(client);
            Client other = signedIn(client);
            assertShape(dialect, "user-signout", one.post(path));
            for (Client refused : List.of(one, other)) {
                assertFailsForItsToken(dialect, refused.profile(0));
                assertFailsForItsToken(dialect, refused.get("feed"));
                assertFailsForItsToken(dialect, refused.post(path));
            }
            succeeded(signedIn(client).profile(0));
        }
        assertFailsForItsToken(dialect, client.profile(0));
    }

    @EveryDialect
    void aTokenIsNeeded(Dialect dialect) {
        assertFailsForItsToken(dialect, Client.anonymous(dialect).post("user/signout"));
        Client.registered(dialect).get("user/signout").then().statusCode(405);
    }

    @Test
    void otherAccountsStaySignedIn() {
        Client other = Client.registered();
        succeeded(Client.registered().post("user/signout"));
        succeeded(other.profile(0));
    }

    @Test
    void tokensOfThePortalAreRefusedToo() {
        PortalClient client = PortalClient.registered();
        Response login = login(client);
        String ticket = client.ticket();
        succeeded(client.inTheApp().post("user/signout"));
        assertCode(-20002, client.get("user/get-my-info"));
        assertCode(-20002, client.get("chat/ws-ticket"));
        assertCode(-20002, refreshed(login));
        given().header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .get("/api/chat/ws?ticket=" + ticket)
                .then()
                .statusCode(401);
        PortalClient.succeeded(refreshed(login(client)));
    }

    @Test
    void itsWebSocketsClose() {
        Client client = Client.registered();
        try (ChatClient chat = PortalClient.of(client).chat();
                ChatClient other = PortalClient.guest().chat()) {
            chat.awaitHeartbeat();
            succeeded(client.post("user/signout"));
            assertThat(chat.awaitClosed()).isEqualTo(1008);
            assertThat(chat.closeReason()).isEqualTo("the account has signed out");
            other.awaitHeartbeat();
        }
        try (ChatClient chat = PortalClient.of(signedIn(client)).chat()) {
            chat.awaitHeartbeat();
        }
    }

    private static Client signedIn(Client client) {
        Response login = Client.anonymous(client.dialect())
                .post("user/login", "username", client.name(), "password", Client.PASSWORD);
        return new Client(client.dialect(), client.userId(), client.name(), Json.text(succeeded(login), "/token"));
    }

    private static Response login(PortalClient client) {
        return PortalClient.succeeded(PortalClient.anonymous()
                .post("login/login", "email", client.email(), "password", PortalClient.PASSWORD));
    }

    private static Response refreshed(Response login) {
        return PortalClient.anonymous().post("login/refresh-token", "rtoken", Json.text(login, "/data/rtoken"));
    }
}
