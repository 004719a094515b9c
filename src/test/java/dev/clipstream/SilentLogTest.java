package dev.clipstream;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ChatClient;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.PortalClient;
import dev.clipstream.fixture.UnusualSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log contains no secret, even at its most detailed level. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class SilentLogTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Map<Logger, Level> TALKATIVE = Map.of(
            ROOT,
            org.jboss.logmanager.Level.DEBUG,
            Logger.getLogger("dev.clipstream"),
            org.jboss.logmanager.Level.TRACE,
            Logger.getLogger("io.quarkus.http.access-log"),
            Level.INFO,
            // the client of this test
            Logger.getLogger("org.apache.http"),
            Level.OFF);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<Logger, Level> usualLevels = new HashMap<>();
    private final Handler listener = new ExtHandler() {

        /** Returns the message, the stack trace and the other fields of a JSON line. */
        private final Formatter formatter = new PatternFormatter("%c %s %X %e");

        @Override
        protected void doPublish(ExtLogRecord line) {
            lines.add(formatter.format(line));
        }
    };

    /** Hides these lines from other tests and from the console. */
    @BeforeEach
    void listen() {
        for (Handler usual : ROOT.getHandlers()) {
            usual.setLevel(Level.INFO);
        }
        TALKATIVE.forEach((logger, level) -> {
            usualLevels.put(logger, logger.getLevel());
            logger.setLevel(level);
        });
        ROOT.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        ROOT.removeHandler(listener);
        usualLevels.forEach(Logger::setLevel);
    }

    @Test
    void passwordsAndTokensAreNotLogged() {
        Client client = Client.registered(Dialect.OFFICIAL);
        var login = Client.anonymous(Dialect.OFFICIAL)
                .post("user/login", "username", client.name(), "password", Client.PASSWORD);
        Client.anonymous(Dialect.OFFICIAL).post("user/login", "username", client.name(), "password", "wrong-secret");
        Client.anonymous(Dialect.OFFICIAL).get("user/", "token", "a-token-that-is-broken");
        succeeded(client.publish(Clips.mp4(), "silence"));
        assertNotLogged(
                Client.PASSWORD,
                Client.PASSWORD.replace(" ", "+"),
                Client.PASSWORD.replace(" ", "%20"),
                "wrong-secret",
                "a-token-that-is-broken",
                client.token(),
                login.path("token"));
    }

    @Test
    void codesAddressesAndPortalTokensAreNotLogged() {
        PortalClient client = PortalClient.registered();
        PortalClient anyone = PortalClient.anonymous();
        assertCode(10008, register("424242", client.email()));
        assertCode(10009, anyone.post("login/login", "email", client.email(), "password", "wrong-secret"));
        var login = anyone.post("login/login", "email", client.email(), "password", PortalClient.PASSWORD);
        var refreshed = anyone.post("login/refresh-token", "rtoken", login.path("data.rtoken"));
        anyone.request()
                .contentType(ContentType.JSON)
                .body("{\"email\":\"broken@example.org\",\"password\":\"broken-secret")
                .post("login/login");
        assertNotLogged(
                client.email(),
                client.email().toUpperCase(Locale.ROOT),
                Mails.codeSentTo(client.email()),
                "424242",
                "wrong-secret",
                "broken-secret",
                "broken@example.org",
                PortalClient.PASSWORD,
                client.token(),
                login.path("data.atoken"),
                login.path("data.rtoken"),
                refreshed.path("data.atoken"));
    }

    @Test
    void anAddressRefusedByTheMailServerIsNotLogged() {
        String email = "refused-" + UUID.randomUUID() + "@example.invalid";
        var answer = PortalClient.anonymous().post("login/send-code", "email", email);
        assertThat(answer.<Integer>path("code")).isEqualTo(60007);
        assertThat(lines).anyMatch(line -> line.contains("the e-mail could not be sent") && line.contains("553 <…>"));
        assertNotLogged(email, email.split("@")[0]);
    }

    @Test
    void anAddressOfSimultaneousSignUpsIsNotLogged() {
        String email = "claimed-" + UUID.randomUUID() + "@example.org";
        PortalClient.succeeded(PortalClient.anonymous().post("login/send-code", "email", email));
        String code = Mails.codeSentTo(email);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(i -> clients.execute(() -> register(code, email)));
        }
        assertNotLogged(email, email.split("@")[0], code);
    }

    @Test
    void ticketsAndMessagesAreNotLogged() {
        PortalClient one = PortalClient.guest();
        PortalClient other = PortalClient.guest();
        PortalClient.succeeded(one.post("contact/add-friend", "user_name", other.name()));
        PortalClient.succeeded(other.post("contact/add-friend", "user_name", one.name()));
        String ticket = one.get("chat/ws-ticket").path("data.ticket");
        String otherTicket = other.get("chat/ws-ticket").path("data.ticket");
        String base = "http://localhost:" + RestAssured.port;
        try (ChatClient from = ChatClient.connect(base, ticket);
                ChatClient to = ChatClient.connect(base, otherTicket)) {
            from.sendTo(other.userId(), "for-your-eyes-only");
            to.awaitContents("for-your-eyes-only");
            from.sendText("{\"Type\":1,\"Content\":\"cut-off-whisper");
            assertThat(from.awaitError()).isNotBlank();
            new Client(Dialect.OFFICIAL, other.userId(), other.name(), other.token())
                    .message(one.userId(), "whispered-by-http");
            from.awaitContents("whispered-by-http");
        }
        given().queryParam("ticket", ticket).get("/api/chat/ws");
        given().header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
                .queryParam("ticket", ticket)
                .get("/api/chat/ws")
                .then()
                .statusCode(401);
        assertNotLogged(ticket, otherTicket, "for-your-eyes-only", "cut-off-whisper", "whispered-by-http", one.token());
    }

    private static Response register(String code, String email) {
        return PortalClient.anonymous()
                .post(
                        "login/register",
                        "email",
                        email,
                        "code",
                        code,
                        "password",
                        PortalClient.PASSWORD,
                        "username",
                        "s-" + UUID.randomUUID().toString().substring(0, 18));
    }

    private void assertNotLogged(String... secrets) {
        assertThat(lines).isNotEmpty();
        for (String secret : secrets) {
            Pattern word = Pattern.compile("(?<![\\p{Alnum}.:-])" + Pattern.quote(secret) + "(?![\\p{Alnum}.])");
            assertThat(lines.stream().filter(line -> word.matcher(line).find()))
                    .as("lines that contain %s", secret)
                    .isEmpty();
        }
    }
}
