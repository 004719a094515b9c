package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.assertFails;
import static dev.clipstream.fixture.Answers.assertFailsForItsToken;
import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Client.PASSWORD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

@QuarkusTest
class AccountContractTest {

    private static final Client ANYONE = Client.anonymous(Dialect.OFFICIAL);

    @Test
    void registrationSignsIn() {
        String name = "mango-" + UUID.randomUUID().toString().substring(0, 8);
        Response response = Client.anonymous().post("user/register/", "username", name, "password", PASSWORD);
        succeeded(response);
        long id = response.jsonPath().getLong("user_id");
        Client registered = new Client(Dialect.OFFICIAL, id, name, response.path("token"));
        registered.get("user/").then().body("user.id", equalTo((int) id), "user.name", equalTo(name));
    }

    @Test
    void loginReturnsAnotherValidToken() {
        Client client = Client.registered();
        Response response = Client.anonymous().post("user/login/", "username", client.name(), "password", PASSWORD);
        succeeded(response);
        Client again = new Client(Dialect.OFFICIAL, client.userId(), client.name(), response.path("token"));
        succeeded(again.get("user/", "user_id", client.userId()));
    }

    @Test
    void profileShowsRegisteredData() {
        String name = "p-" + UUID.randomUUID().toString().substring(0, 8);
        Response session = Client.anonymous()
                .post(
                        "user/register",
                        "username",
                        name,
                        "password",
                        PASSWORD,
                        "avatar",
                        "https://example.org/me.png",
                        "background_image",
                        "http://example.org/sea.png",
                        "signature",
                        "此人巨懒 😀");
        new Client(Dialect.OFFICIAL, 0, name, session.path("token"))
                .get("user")
                .then()
                .body("user.avatar", equalTo("https://example.org/me.png"))
                .body("user.background_image", equalTo("http://example.org/sea.png"))
                .body("user.signature", equalTo("此人巨懒 😀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "😀", "&amp;", "\u0301x", "\uFFFEx", "王鑫宇"})
    void drawingsAreWellFormedForEveryName(String start) throws Exception {
        Client client = Client.registered(
                Dialect.OFFICIAL, start + UUID.randomUUID().toString().substring(0, 12));
        for (String picture : List.of("user.avatar", "user.background_image")) {
            Response drawing = given().get(client.get("user").<String>path(picture));
            drawing.then().statusCode(200).contentType(startsWith("image/svg+xml"));
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(drawing.asString())));
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"avatar-42-360.svg", "avatar-042-1.svg", "avatar-3c.svg", "background-1.png", "x"})
    void otherDrawingsAreNotFound(String fileName) {
        given().get("/drawings/" + fileName).then().statusCode(404).body("status_code", is(8));
    }

    @ParameterizedTest
    @CsvSource({"Ä,ä", "straße,STRASSE", "Ａ,a", "ﬁ,FI", "ς,Σ"})
    void namesAreUniqueIgnoringCaseAndUnicodeForm(String one, String other) {
        String suffix = UUID.randomUUID().toString().substring(0, 12);
        Client.registered(Dialect.OFFICIAL, one + suffix);
        failsWith(3, ANYONE.post("user/register", "username", other + suffix, "password", PASSWORD));
        ANYONE.post("user/login", "username", other + suffix, "password", PASSWORD)
                .then()
                .body("status_code", is(0));
    }

    @ParameterizedTest
    @CsvSource({"resume,resumé", "😀,😁", "a,b", "x,'x '", "i,ı"})
    void otherNamesAreDifferent(String one, String other) {
        String prefix = UUID.randomUUID().toString().substring(0, 12);
        long first = Client.registered(Dialect.OFFICIAL, prefix + one).userId();
        long second = Client.registered(Dialect.OFFICIAL, prefix + other).userId();
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void concurrentRegistrationsOfANameHaveOneWinner() throws Exception {
        String name = "race-" + UUID.randomUUID().toString().substring(0, 8);
        List<Future<Response>> attempts = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                attempts.add(callers.submit(
                        () -> Client.anonymous().post("user/register", "username", name, "password", PASSWORD)));
            }
        }
        int successes = 0;
        for (Future<Response> attempt : attempts) {
            if (attempt.get().path("status_code").equals(0)) {
                successes++;
            } else {
                assertFails(attempt.get());
            }
        }
        assertThat(successes).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "123456789012345678901234567890123",
                "tab\tname",
                "line\nname",
                "bell\u0007",
                "del\u007F",
                "admin\u200B",
                "\u202Enimda",
                "\u3164"
            })
    void badNamesAreRejected(String name) {
        failsWith(1, ANYONE.post("user/register", "username", name, "password", PASSWORD));
    }

    @Test
    void namesThatNeedJoinersAreAccepted() {
        for (String name : List.of("علی\u200Cرضا", "👨\u200D👩\u200D👧")) {
            Client.registered(
                            Dialect.OFFICIAL,
                            name + UUID.randomUUID().toString().substring(0, 18))
                    .get("user")
                    .then()
                    .body("user.name", startsWith(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "123456789012345678901234567890123", "一二三四五六七八九十一二三四五六七八九十一二三四五", "tab\tword"})
    void badPasswordsAreRejected(String password) {
        failsWith(
                1,
                ANYONE.post(
                        "user/register",
                        "username",
                        UUID.randomUUID().toString().substring(0, 30),
                        "password",
                        password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "not a url", "ftp://example.org/a", "https://"})
    void picturesMustBeWebAddresses(String avatar) {
        failsWith(
                1,
                ANYONE.post(
                        "user/register",
                        "username",
                        UUID.randomUUID().toString().substring(0, 30),
                        "password",
                        PASSWORD,
                        "avatar",
                        avatar));
    }

    @Test
    void nameLengthIsInCharactersNotBytes() {
        String name = "😀".repeat(20) + UUID.randomUUID().toString().substring(0, 12);
        Client.registered(Dialect.OFFICIAL, name).get("user").then().body("user.name", equalTo(name));
    }

    @Test
    void failedLoginDoesNotRevealWhetherNameExists() {
        Client client = Client.registered();
        Client anyone = Client.anonymous();
        String wrong = anyone.post("user/login", "username", client.name(), "password", "wrong word")
                .asString();
        assertThat(anyone.post("user/login", "username", "nobody-here", "password", "wrong word")
                        .asString())
                .isEqualTo(wrong);
        assertThat(anyone.post("user/login", "username", client.name(), "password", "x".repeat(100))
                        .asString())
                .isEqualTo(wrong);
        assertFails(anyone.post("user/login", "username", client.name(), "password", "wrong word"));
    }

    @Test
    void profileNeedsValidToken() {
        Client client = Client.registered();
        assertFailsForItsToken(Client.anonymous().get("user", "user_id", client.userId()));
        for (String token :
                List.of("rubbish", client.token() + "x", client.token().replaceFirst("\\.[^.]*$", "."))) {
            assertFailsForItsToken(new Client(Dialect.OFFICIAL, 0, null, token).get("user"));
            // A bad token is an error even on an endpoint that needs no token.
            assertFailsForItsToken(new Client(Dialect.OFFICIAL, 0, null, token).get("feed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "999999999", "9223372036854775807"})
    void unknownUserIsAnError(String userId) {
        Client.registered(Dialect.OFFICIAL)
                .get("user", "user_id", userId)
                .then()
                .statusCode(200)
                .body("status_code", is(5), "status_msg", not(emptyString()));
    }

    private static void failsWith(int code, Response response) {
        response.then()
                .statusCode(200)
                .body("status_code", is(code), "status_msg", not(emptyString()))
                .body("user_id", is(0), "token", is(""));
    }
}
